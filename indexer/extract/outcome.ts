import type { Outcome } from '../../src/model/agenda-item.ts'

interface Phrase {
  readonly outcome: Outcome
  readonly pattern: RegExp
}

/**
 * Danish phrases that settle a matter. The first one printed in a sentence decides: in `Godkendt, og klagen afvises`
 * the item is approved.
 */
export const settlingPhrases: readonly Phrase[] = [
  {
    outcome: 'postponed',
    pattern:
      /(?<!socialt )(?<!\p{L})(?:udsat|udsættes|udsætte|udsatte (?:sagen|punktet)|udskudt|udskydes|udskyde)(?!\p{L})/iu,
  },
  {
    outcome: 'returned',
    pattern:
      /(?:tilbage|hjem)(?:send|vis)|send(?:es|t|te|e) (?:\p{L}+ )?tilbage|(?:taget|tages|udgår|udgik|trukket) (?:af|fra) dagsordenen/iu,
  },
  {
    outcome: 'rejected',
    pattern:
      /(?:afvist|afvises|afviste|forkastet|forkastes|forkastede|nedstemt|bortfaldt|bortfalder|faldt|afslået|afslås|afslog)(?!\p{L})|(?<!\p{L})ikke (?:\p{L}+ )?(?:godkend|tiltr|vedtag|imødekom)|(?:godkendte|godkendes|tiltrådte|tiltrædes|imødekommes) ikke(?!\p{L})|(?<!\p{L})afslag(?!\p{L})/iu,
  },
  {
    outcome: 'recommended',
    pattern:
      /(?<!\p{L})(?:anbefal(?:es|er|ede|et til|et over for|ing til)|anbefale(?!\p{L})|(?:blev|er) anbefalet|anbefalet(?=[.;]?$)|^anbefalet|indstilles|indstiller|indstillede|indstillet til|indstille(?!\p{L})|oversend|videresend|fremsendes|sendes til (?:byråd|økonomi|kommunalbestyrelse|regionsråd))/iu,
  },
  {
    outcome: 'approved',
    pattern:
      /godkend|tiltråd|tiltræd|vedtag|vedtog|bevilg|imødekom|følger indstillingen|(?:blev|er|bliver) fulgt|^ændret(?!\p{L})/iu,
  },
]

/** Phrases that count where no settling one stands in the sentence, the first row first. */
export const weakPhrases: readonly Phrase[] = [
  {
    outcome: 'approved',
    pattern:
      /beslutt?e[dr]|besluttet|(?<!\p{L})(?:valgt|valgte|vælger|udpeget|udpegede|udpeges|fastholdes|følges|fulgte|frigives|meddelt|meddeles|igangsættes|iværksættes)(?!\p{L})/iu,
  },
  {
    outcome: 'noted',
    pattern: /efterretning|orientering(?:en)? (?:er |blev |var |bliver )?givet|orienter(?:et|ede)|ad notam/iu,
  },
  { outcome: 'discussed', pattern: /drøft/iu },
]

/** Which outcome speaks for an item whose points ended differently, the weightiest first. */
const weight: readonly Outcome[] = [
  'rejected',
  'returned',
  'postponed',
  'recommended',
  'approved',
  'noted',
  'discussed',
  'other',
]

/** A motion of one member or party: its fate is not the item's. */
const motion = /ændringsforslag|forslag (?:fra|stillet)|mindretal|stillede forslag/iu

const sentenceEnd = /(?<=[.!?:;])\s+(?=["”(]?[\p{Lu}(])|\n+/u

/** The sentences that can hold an outcome; a non-breaking space is a space. */
function sentencesOf(text: string): string[] {
  return text
    .slice(0, 5000)
    .replace(/[^\S\n]+/g, ' ')
    .split(sentenceEnd)
}

/** Outcome of one decision, or of one of its points: that of the first sentence which has one. */
export function outcomeOf(text: string): Outcome {
  const sentences = sentencesOf(text)
  return firstOutcome(sentences.filter((one) => !motion.test(one))) ?? firstOutcome(sentences) ?? 'other'
}

/** True for text that settles nothing itself: a remark, or what a minority wanted. */
export function isRemark(text: string): boolean {
  const sentences = sentencesOf(text)
  return firstOutcome(sentences.filter((one) => !motion.test(one))) === null
}

function firstOutcome(sentences: readonly string[]): Outcome | null {
  for (const sentence of sentences) {
    const outcome = settled(sentence) ?? weakPhrases.find(({ pattern }) => pattern.test(sentence))?.outcome
    if (outcome) return outcome
  }
  return null
}

/** The first settling phrase of a sentence; what is approved and passed on is recommended. */
function settled(sentence: string): Outcome | null {
  const found = settlingPhrases.flatMap(({ outcome, pattern }) => {
    const match = pattern.exec(sentence)
    return match ? [{ outcome, index: match.index }] : []
  })
  const first = found.toSorted((a, b) => a.index - b.index)[0]
  const passedOn = first?.outcome === 'approved' && found.some(({ outcome }) => outcome === 'recommended')
  return passedOn ? 'recommended' : (first?.outcome ?? null)
}

/** Overall outcome of an item from its points; null without a decision. */
export function overallOutcome(outcomes: readonly Outcome[]): Outcome | null {
  return weight.find((outcome) => outcomes.includes(outcome)) ?? null
}

/** True for text that reads like a decision even without a heading: `1. Taget til efterretning.` */
export function looksLikeDecision(text: string): boolean {
  if (text.length > 600) return false
  const opening =
    /^(?:[-•*]\s+|\d{1,2}[.)]\s+|(?:at|ad\.?)\s*\d{1,2}\s*[:.)]\s*)?(?:punktet |sagen |indstillingen |orienteringen |udvalget |byrådet )?(?:blev |er |tog |var )?(?:godkend|anbefal|taget|til efterretning|orientering|drøft|udsat|tiltråd|indstill|vedtag|afvist|hjemvist|oversend|besluttede|punktet til)/iu
  return opening.test(text.replace(/\s+/g, ' ').trim()) && outcomeOf(text) !== 'other'
}
