import type { DecisionPoint, RecommendationPoint } from '../../src/model/agenda-item.ts'
import { collapse } from '../layouts/lines.ts'
import { paragraphs } from './lists.ts'
import { isRemark, outcomeOf } from './outcome.ts'

/** `At 1:`, `Ad. 2)`, `Pkt. 1-3:`, `At 1 og 2:` wherever they stand; more than one may share a line. */
const namedMark =
  /(?:^|[\s;])\**(?:at|ad\.?|pkt\.?|punkt)\**[ ]?(\d{1,2}(?:\s*(?:,|og|-|–|\+)\s*\d{1,2}){0,8})\**\s*[:.)]\**/giu
const numberMark = /^[^\S\n]*\**(\d{1,2})[.)]\**[^\S\n]+(?=\S)/gmu

interface Piece {
  readonly points: readonly number[]
  readonly text: string
}

/** Splits a decision into the parts that answer the recommendation points, with the outcome of each. */
export function decisionPoints(
  decision: string,
  recommendations: readonly RecommendationPoint[],
): DecisionPoint[] {
  const numbered = markedPieces(decision)
  const pieces = numbered.length > 0 ? numbered : unmarkedPieces(decision, recommendations)
  return pieces.map(({ points, text }) => ({ points, outcome: outcomeOf(text), text: collapse(text) }))
}

function markedPieces(decision: string): Piece[] {
  const named = [...decision.matchAll(namedMark)]
  const marks = named.length > 0 ? named : countsFromOne([...decision.matchAll(numberMark)])
  const pieces = marks.map((mark, index) => {
    const end = marks[index + 1]?.index ?? decision.length
    return { points: numbersOf(mark[1] ?? ''), text: decision.slice(mark.index + mark[0].length, end) }
  })
  const intro = decision.slice(0, marks[0]?.index ?? 0)
  return pieces.length > 0 && outcomeOf(intro) !== 'other' ? [{ points: [], text: intro }, ...pieces] : pieces
}

/** Numbers at line starts are points only when they count 1, 2, 3. */
function countsFromOne(marks: readonly RegExpExecArray[]): readonly RegExpExecArray[] {
  return marks.every((mark, index) => Number(mark[1]) === index + 1) ? marks : []
}

/** `1-3` → 1, 2, 3; `1, 2 og 4` → 1, 2, 4. */
function numbersOf(printed: string): number[] {
  const numbers: number[] = []
  for (const part of printed.split(/\s*(?:,|og|\+)\s*/u)) {
    const [from = 0, to = from] = part.split(/\s*[-–]\s*/u).map(Number)
    for (let number = from; number <= to && numbers.length < 99; number++) numbers.push(number)
  }
  return numbers
}

function unmarkedPieces(decision: string, recommendations: readonly RecommendationPoint[]): Piece[] {
  const all = recommendations.map((point) => point.number)
  if (all.length <= 1) return [{ points: all, text: decision }]
  const blocks = joinRemarks(decisionBlocks(decision))
  if (blocks.length <= 1) return [{ points: all, text: decision }]
  const answered = recommendations.map((point, index) => answeringBlock(point.text, index, blocks))
  return blocks.map((text, block) => ({ points: all.filter((_, index) => answered[index] === block), text }))
}

/** Paragraphs, or lines where the text has no blank lines, without their bullets. */
function decisionBlocks(decision: string): string[] {
  const blocks = paragraphs(decision)
  const units =
    blocks.length > 1
      ? blocks
      : decision.split(/(?<=[.!?:;])[^\S\n]*\n(?=[^\S\n]*[\p{Lu}("”])/u).map(collapse)
  return units.map((unit) => unit.replace(/^[-•*–·]\s+/u, '')).filter((unit) => unit !== '')
}

/** A paragraph without an outcome of its own is a remark on the one before it. */
function joinRemarks(blocks: readonly string[]): string[] {
  const joined: string[] = []
  for (const block of blocks) {
    if (isRemark(block) && joined.length > 0) joined.push(`${joined.pop()} ${block}`)
    else joined.push(block)
  }
  return joined
}

/** The block that shares most words with a recommendation; without a shared word, the one at the same place. */
function answeringBlock(recommendation: string, place: number, blocks: readonly string[]): number {
  const asked = stems(recommendation)
  let best = Math.min(place, blocks.length - 1)
  let most = 0
  for (const [index, block] of blocks.entries()) {
    const shared = [...stems(block)].filter((stem) => asked.has(stem)).length
    const better = shared > most || (shared === most && shared > 0 && index === place)
    if (better) {
      best = index
      most = shared
    }
  }
  return best
}

/** First six letters of the words that carry meaning; enough to meet `godkender` and `godkendte`. */
function stems(text: string): Set<string> {
  const words = text.toLowerCase().match(/\p{L}{5,}/gu) ?? []
  return new Set(words.map((word) => word.slice(0, 6)))
}
