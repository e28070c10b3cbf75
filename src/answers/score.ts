import type { SectionKind } from '../model/section.ts'

/** What is known of one unit before it is scored. Figures are 0 to 1. */
export interface Figures {
  /** For each word of the question how well it stands in the unit itself. */
  readonly own: readonly number[]
  /** The same for the title and meeting of its item: what they say, a sentence takes for granted. */
  readonly item: readonly number[]
  /** The same for the line and the heading it stands under. */
  readonly lead: readonly number[]
  /** Importance of each word of the question. */
  readonly idf: readonly number[]
  /** Late interaction of the question with the unit's tokens; null without vectors. */
  readonly meaning: number | null
  /** Whether it holds the kind of thing that is asked for. */
  readonly evidence: number
  /** How well the whole item answers the search. */
  readonly itemScore: number
  readonly section: SectionKind
  readonly words: number
}

/** Found on the questions of `fixtures/relevance/answers.jsonl`; `test/bench/answers.ts` measures them. */
const weights = { lead: 0.7, meaning: 0.6, evidence: 0.3, itemScore: 0.5 } as const

/** Raw late interaction of unrelated and of very good texts. */
const scale = { low: 0.1, high: 0.6 } as const

/** What was decided outweighs what was proposed; lists of names and what others decided answer few questions. */
const sectionBonus: Readonly<Partial<Record<SectionKind, number>>> = {
  decision: 0.05,
  earlierTreatment: -0.1,
  absent: -0.1,
  attachments: -0.3,
  authority: -0.3,
}
/** Too short to say anything, where it is not the very thing that is asked for. */
const fewestWords = 4
const shortMalus = 0.2

export interface Scored {
  /** How much of the question the unit covers, by words and by meaning, 0 to 1. */
  readonly grasp: number
  readonly score: number
}

export function scoreUnit(figures: Figures): Scored {
  const grasp = graspOf(figures)
  const { evidence, itemScore, section, words } = figures
  const short = words < fewestWords && evidence === 0 ? shortMalus : 0
  const score =
    grasp + weights.evidence * evidence + weights.itemScore * itemScore + (sectionBonus[section] ?? 0) - short
  return { grasp, score }
}

/** Words first; meaning counts for what they leave open. */
function graspOf({ own, item, lead, idf, meaning }: Figures): number {
  let found = 0
  let total = 0
  for (const [index, weight] of idf.entries()) {
    const best = Math.max(own[index] ?? 0, item[index] ?? 0, weights.lead * (lead[index] ?? 0))
    found += weight * best
    total += weight
  }
  const words = total === 0 ? 0 : found / total
  const scaled = meaning === null ? 0 : (meaning - scale.low) / (scale.high - scale.low)
  return words + weights.meaning * (1 - words) * Math.min(1, Math.max(0, scaled))
}
