import { type JudgedQuery, judgedQuerySchema } from '../contract/evaluation.ts'
import { SearchError } from '../errors.ts'
import { randomFrom } from './random.ts'

/** Reads judged queries, one JSON object a line. @throws SearchError `bad-request` naming the line */
export function readJudgedQueries(jsonl: string): JudgedQuery[] {
  return jsonl.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    try {
      return [judgedQuerySchema.parse(JSON.parse(line))]
    } catch (cause) {
      throw new SearchError('bad-request', `Line ${index + 1} is no judged query.`, {
        hint: 'Each line is a JSON object with id, query, kind and judgments.',
        cause,
      })
    }
  })
}

const seed = 1

/**
 * `size` queries in the order of the file, drawn at random within each kind so that kinds keep their shares and none
 * is left out while there is room. The same queries give the same sample.
 */
export function sampleQueries(queries: readonly JudgedQuery[], size: number): JudgedQuery[] {
  const random = randomFrom(seed)
  const drawn = [...Map.groupBy(queries.keys(), (index) => queries[index]?.kind).values()].flatMap(
    (indexes) => shuffled(indexes, random).map((index, rank) => ({ index, turn: rank / indexes.length })),
  )
  const chosen = drawn.sort((a, b) => a.turn - b.turn || a.index - b.index).slice(0, size)
  const kept = new Set(chosen.map(({ index }) => index))
  return queries.filter((_, index) => kept.has(index))
}

/** Fisher and Yates. */
function shuffled(list: readonly number[], random: () => number): number[] {
  const rest = [...list]
  const result: number[] = []
  while (rest.length > 0) result.push(...rest.splice(Math.floor(random() * rest.length), 1))
  return result
}
