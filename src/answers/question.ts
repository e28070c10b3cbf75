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

/** Whole words or beginnings of a text, parted by `|`; `…` stands for any letters. */
type Words = string

/** What is asked, how such a question begins, and a word that must follow. The first row that fits counts. */
const table: readonly (readonly [asked: Asked, begins: Words, holds?: Words])[] = [
  ['vote', 'hvem|hvordan|hvor mange|hvad|who|how', 'stemte|stemmer|stemt|afstemning…|vote|voted|votes'],
  [
    'decision',
    'hvad|hvordan|hvilken|blev|har|what|how|was|did',
    'beslut…|vedtag…|vedtog|afgjort|afgjorde|afgørelse…|decide…|decision',
  ],
  ['number', 'hvad|what', 'stiger|steg|falder|faldt|hæves|sænkes|rises|rose|falls|fell'],
  [
    'amount',
    'hvor meget|hvor dyr…|hvor mange penge|hvor mange kroner|hvor mange midler|how much|how expensive',
  ],
  ['amount', 'hvad|what', 'koste…|betale…|cost|costs|pay'],
  [
    'amount',
    'hvad|hvor stor|hvor stort|hvor store|hvor høj|hvor højt|what|how big|how large|how high',
    '…pris|…prisen|…rente|…renten|…leje|…lejen|…gebyr|…gebyret|…takst|…taksten|…sats|…satsen|…beløb|…beløbet|…udgift|' +
      '…udgiften|…udgifter|…udgifterne|…budget|…budgettet|…tilskud|…tilskuddet|…garanti|…garantien|…overskud|' +
      '…overskuddet|…underskud|…underskuddet|…forbrug|…forbruget|price|fee|budget|grant',
  ],
  [
    'number',
    'hvor mange|hvor stor|hvor stort|hvor store|hvor høj|hvor højt|hvor høje|hvor lang|hvor langt|hvor lange|' +
      'hvor længe|hvor bred|hvor bredt|hvor brede|hvor gammel|hvor gammelt|hvor gamle|hvor ofte|hvor tit|hvor dyb|' +
      'hvor dybt|how many|how large|how big|how long|how tall|how high|how wide|how old|how often|how far|' +
      'what share|what percentage|what proportion',
  ],
  [
    'number',
    'hvad|what',
    '…gennemsnit|…gennemsnittet|…andel|…andelen|…antal|…antallet|…procent|højeste|laveste|mindste|største|average|' +
      'number|rate',
  ],
  [
    'date',
    'hvornår|hvilken dato|hvilken dag|hvilken måned|hvilket år|hvilke datoer|hvilke dage|when|what date|what year|' +
      'what day|which date|which year|which day',
  ],
  [
    'person',
    'hvem|hvis|hvilken person|hvilket firma|hvilke firmaer|hvilken virksomhed|hvilket parti|hvilke partier|' +
      'hvilken forening|hvilket medlem|hvilke medlemmer|hvilke politikere|who|whose|which party|which company|' +
      'which member…',
  ],
  ['reason', 'hvorfor|af hvilken grund|why'],
  ['place', 'hvor|where'],
  ['open', 'hvad|hvordan|hvorledes|hvilken|hvilket|hvilke|what|how|which'],
  [
    'whether',
    'er|var|blev|bliver|har|havde|kan|kunne|skal|skulle|må|måtte|vil|ville|får|fik|findes|gælder|tæller|koster|is|are|' +
      'was|were|does|do|did|can|will|should|has|have',
  ],
]

const forms = table.map(([asked, begins, holds]) => {
  const word = (words: Words): string => `(?:${words.replaceAll('…', '\\p{L}*')})(?!\\p{L})`
  const rest = holds === undefined ? '' : `.*(?<!\\p{L})${word(holds)}`
  return { asked, form: new RegExp(`^${word(begins)}${rest}`, 'u') }
})

/** Fewer words are no sentence. */
const fewestWords = 3
/** Longer texts are pasted, not asked. */
const longest = 300

/** What is asked, or null when the text has not the form of a question. */
export function readQuestion(text: string): Asked | null {
  const plain = text.trim().toLowerCase()
  if (plain.length > longest || plain.split(/\s+/).length < fewestWords) return null
  const asked = forms.find(({ form }) => form.test(plain))?.asked ?? null
  return asked ?? (plain.endsWith('?') ? 'open' : null)
}
