/** What a question asks for, as far as its form tells. */
export type Asked =
  | 'decision'
  | 'vote'
  | 'amount'
  | 'number'
  | 'date'
  | 'person'
  | 'place'
  | 'reason'
  | 'open'
  | 'whether'

/** Danish and English, in lower case. The first row that fits says what is asked. */
const forms: readonly (readonly [Asked, RegExp])[] = [
  ['vote', /^(?:hv|wh|how).*\b(?:stemte|stemmer|stemt|afstemning\p{L}*|vote|voted|votes)(?!\p{L})/u],
  [
    'decision',
    /^(?:hv|wh|how|blev|har|was|did).*\b(?:beslut\p{L}*|vedtag\p{L}*|vedtog|afgj\p{L}*|decide\p{L}*|decision)/u,
  ],
  ['amount', /^(?:hvor (?:meget|dyr\p{L}*|mange (?:penge|kroner|midler))|how (?:much|expensive))(?!\p{L})/u],
  ['amount', /^(?:hvad|what)\b.*\b(?:koste\p{L}*|betale\p{L}*|costs?|pay)(?!\p{L})/u],
  [
    'amount',
    /^(?:hvad|hvor (?:stor|stort|store|høj|højt)|what|how (?:big|large|high))(?!\p{L}).*(?:pris|rente|leje|gebyr|takst|sats|beløb|udgift|budget|tilskud|garanti|overskud|underskud|forbrug|price|fee|budget|grant)(?:en|et|erne|n|ne)?(?!\p{L})/u,
  ],
  [
    'number',
    /^(?:hvor (?:mange|stor|stort|store|høj|højt|høje|lang|langt|lange|længe|bred|bredt|brede|gammel|gammelt|gamle|ofte|dyb|dybt|tit)|how (?:many|large|big|long|tall|high|wide|old|often|far)|what (?:share|percentage|proportion))(?!\p{L})/u,
  ],
  [
    'number',
    /^(?:hvad|what)(?!\p{L}).*(?:gennemsnit|andel|antal|procent|højeste|laveste|mindste|største|average|number|rate)(?:s?\p{L}{0,3})(?!\p{L})/u,
  ],
  ['number', /^(?:hvad|what)(?!\p{L}).*(?<!\p{L})(?:stiger|steg|falder|faldt|hæves|sænkes)(?!\p{L})/u],
  [
    'date',
    /^(?:hvornår|hvilken (?:dato|dag|måned)|hvilket år|hvilke (?:datoer|dage)|when|(?:what|which) (?:date|year|day))(?!\p{L})/u,
  ],
  [
    'person',
    /^(?:hvem|hvis|hvilk(?:en|et|e) (?:person|firma|virksomhed|parti|forening|medlem|politiker)\p{L}*|who|whose|which (?:party|company|member)\p{L}*)(?!\p{L})/u,
  ],
  ['reason', /^(?:hvorfor|af hvilken grund|why)(?!\p{L})/u],
  ['place', /^(?:hvor|where)(?!\p{L})/u],
  ['open', /^(?:hvad|hvordan|hvorledes|hvilken|hvilket|hvilke|what|how|which)(?!\p{L})/u],
  [
    'whether',
    /^(?:er|var|blev|bliver|har|havde|kan|kunne|skal|skulle|må|måtte|vil|ville|får|fik|findes|gælder|tæller|koster|is|are|was|were|does|do|did|can|will|should|has|have)(?!\p{L})/u,
  ],
]

/** Fewer words are no sentence. */
const fewestWords = 3
/** Longer texts are pasted, not asked. */
const longest = 300

/** What is asked, or null when the text has not the form of a question. */
export function readQuestion(text: string): Asked | null {
  const plain = text.trim().toLowerCase()
  if (plain.length > longest || plain.split(/\s+/).length < fewestWords) return null
  const asked = forms.find(([, form]) => form.test(plain))?.[0] ?? null
  return asked ?? (plain.endsWith('?') ? 'open' : null)
}
