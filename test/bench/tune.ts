/**
 * Searches the weights of the ranking on judged queries: coordinate steps from the present weights, judged by
 * five-fold cross-validation over queries, so that no weight is scored on the fold it was chosen on. With --neutral
 * the steps start from weights that know nothing of the queries: what the folds then give is honest, if the lower.
 *
 *   node test/bench/tune.ts --data INDEX --queries FILE [--data INDEX --queries FILE …] [--rounds N] [--neutral]
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { open } from '../../indexer/cli/open.ts'
import { readSettings } from '../../src/config.ts'
import type { JudgedQuery } from '../../src/contract/evaluation.ts'
import type { SearchMode } from '../../src/contract/search.ts'
import { ndcg } from '../../src/evaluation/metrics.ts'
import { readJudgedQueries } from '../../src/evaluation/queries.ts'
import { type Gathered, gather } from '../../src/search/candidates.ts'
import { createLexicons } from '../../src/search/lexicon.ts'
import { planQuery } from '../../src/search/plan.ts'
import { parseQuery } from '../../src/search/query.ts'
import { rankItem, weightsFor } from '../../src/search/rank.ts'
import { weights as present, type Weights } from '../../src/search/weights.ts'

/** Every way to match and every leg alike; only the scale of the embedder's figures is kept. */
const neutral: Weights = {
  variants: { word: 1, entity: 1, part: 0.5, joined: 0.5, typo: 0.5, prefix: 0.5, synonym: 1 },
  keyword: { item: 0.3, passage: 0.4, coverage: 0.3 },
  semantic: { vector: 0.5, lateInteraction: 0.5 },
  scale: present.scale,
  fusion: 0.5,
  telling: 0.5,
  standing: 1,
  floor: { coverage: 0.5, hybrid: 0.3, keyword: 0.2, semantic: 0.4 },
}

interface Case extends Gathered {
  readonly judged: JudgedQuery
  /** `<document>#<ordinal>` by item id. */
  readonly names: ReadonlyMap<string, string>
}

const modes: readonly SearchMode[] = ['hybrid', 'keyword', 'semantic']
const folds = 5

/** What may move, and where to. */
const moves: readonly ((weights: Weights) => Weights[])[] = [
  (w) =>
    steps(w.keyword.passage, 0, 1, 0.1).map((passage) => ({
      ...w,
      keyword: shares(passage, w.keyword.coverage),
    })),
  (w) =>
    steps(w.keyword.coverage, 0, 1, 0.1).map((coverage) => ({
      ...w,
      keyword: shares(w.keyword.passage, coverage),
    })),
  (w) =>
    steps(w.semantic.vector, 0, 0.6, 0.05).map((vector) => ({
      ...w,
      semantic: { vector, lateInteraction: 1 - vector },
    })),
  (w) => steps(w.fusion, 0.1, 0.8, 0.05).map((fusion) => ({ ...w, fusion })),
  (w) => steps(w.telling, 0.3, 1, 0.1).map((telling) => ({ ...w, telling })),
  (w) => steps(w.standing, 0.6, 1, 0.05).map((standing) => ({ ...w, standing })),
  (w) => steps(w.variants.part, 0.2, 0.9, 0.1).map((part) => ({ ...w, variants: { ...w.variants, part } })),
  (w) =>
    steps(w.variants.synonym, 0.4, 1.4, 0.2).map((synonym) => ({
      ...w,
      variants: { ...w.variants, synonym },
    })),
  (w) => steps(w.variants.typo, 0.5, 1, 0.1).map((typo) => ({ ...w, variants: { ...w.variants, typo } })),
  ...(['coverage', 'hybrid', 'keyword', 'semantic'] as const).map(
    (name) => (w: Weights) =>
      steps(w.floor[name], 0.1, 0.9, 0.02).map((floor) => ({ ...w, floor: { ...w.floor, [name]: floor } })),
  ),
]

function steps(value: number, low: number, high: number, step: number): number[] {
  return [-2, -1, 1, 2]
    .map((n) => Math.round((value + n * step) * 100) / 100)
    .filter((v) => v >= low && v <= high)
}

function shares(passage: number, coverage: number): Weights['keyword'] {
  return { item: Math.max(0, 1 - passage - coverage), passage, coverage }
}

async function loadCases(data: string, file: string): Promise<Map<SearchMode, Case[]>> {
  const opened = open(readSettings({ data }, {}), 'read')
  const { engine, analyzer, embedder } = opened
  const lexicon = await createLexicons(engine, analyzer)()
  const ids = await engine.matching({})
  const items = await engine.items(ids)
  const names = new Map(items.map(({ id, source, item }) => [id, `${source.name}#${item.ordinal}`]))
  const cases = new Map<SearchMode, Case[]>(modes.map((mode) => [mode, []]))
  for (const judged of readJudgedQueries(readFileSync(file, 'utf8'))) {
    const query = parseQuery(judged.query)
    const plan = planQuery(query, lexicon)
    const embedding = await embedder?.embedQuery(query.text)
    for (const mode of modes) {
      const meaning = mode === 'keyword' || !embedding ? { mode: 'keyword' as const } : { mode, embedding }
      const gathered = await gather(engine, analyzer, plan, query.filter, { ...meaning, degraded: false })
      cases.get(mode)?.push({ ...gathered, judged, names })
    }
  }
  await opened.close()
  return cases
}

/** nDCG@10; for a query without an answer 1 when nothing came back, else 0. */
function score({ plan, idf, evidence, judged, names }: Case, mode: SearchMode, weights: Weights): number {
  const own = weightsFor(plan, idf, evidence, weights)
  const ranked = evidence
    .map((candidate) => rankItem(plan, idf, candidate, mode, own))
    .filter((item) => item !== null)
    .sort((a, b) => b.score - a.score || (a.itemId < b.itemId ? -1 : 1))
  if (Object.keys(judged.judgments).length === 0) return ranked.length === 0 ? 1 : 0
  return ndcg(
    ranked.map(({ itemId }) => names.get(itemId) ?? ''),
    judged.judgments,
  )
}

const modeShare: Readonly<Record<SearchMode, number>> = { hybrid: 0.6, keyword: 0.25, semantic: 0.15 }

/** Few queries have no answer, and a page of junk for one of them costs trust: they count more. */
const unanswerableWeight = 6

const isAnswered = ({ judged }: Case): boolean => Object.keys(judged.judgments).length > 0

/** Mean over modes of the mean over queries. */
function objective(cases: ReadonlyMap<SearchMode, readonly Case[]>, weights: Weights): number {
  return modes.reduce((sum, mode) => {
    const list = cases.get(mode) ?? []
    let total = 0
    let weight = 0
    for (const item of list) {
      const own = isAnswered(item) ? 1 : unanswerableWeight
      total += own * score(item, mode, weights)
      weight += own
    }
    return sum + (modeShare[mode] * total) / Math.max(1, weight)
  }, 0)
}

function climb(cases: ReadonlyMap<SearchMode, readonly Case[]>, start: Weights, rounds: number): Weights {
  let best = start
  let bestScore = objective(cases, start)
  for (let round = 0; round < rounds; round++) {
    const before = bestScore
    for (const candidates of moves) {
      for (const candidate of candidates(best)) {
        const value = objective(cases, candidate)
        if (value > bestScore + 1e-4) {
          best = candidate
          bestScore = value
        }
      }
    }
    if (bestScore === before) break
  }
  return best
}

function pick(
  cases: ReadonlyMap<SearchMode, Case[]>,
  keep: (item: Case) => boolean,
): Map<SearchMode, Case[]> {
  return new Map([...cases].map(([mode, list]) => [mode, list.filter(keep)]))
}

function report(label: string, cases: ReadonlyMap<SearchMode, readonly Case[]>, weights: Weights): void {
  for (const mode of modes) {
    const list = cases.get(mode) ?? []
    const kinds = Object.entries(Object.groupBy(list, ({ judged }) => judged.kind))
    const mean = (some: readonly Case[]): string =>
      (some.reduce((sum, item) => sum + score(item, mode, weights), 0) / Math.max(1, some.length)).toFixed(3)
    const answered = list.filter(isAnswered)
    console.log(
      `${label} ${mode} ${mean(answered)}  ${kinds.map(([kind, some = []]) => `${kind} ${mean(some)}`).join('  ')}`,
    )
  }
}

const { values } = parseArgs({
  options: {
    data: { type: 'string', multiple: true, default: [] },
    queries: { type: 'string', multiple: true, default: [] },
    rounds: { type: 'string', default: '3' },
    neutral: { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds)
const start = values.neutral ? neutral : present
const sets: Map<SearchMode, Case[]>[] = []
for (const [index, data] of values.data.entries())
  sets.push(await loadCases(data, values.queries[index] ?? ''))
const all = new Map(modes.map((mode) => [mode, sets.flatMap((set) => set.get(mode) ?? [])]))
sets.forEach((set, index) => {
  report(`set ${index + 1} start`, set, start)
  report(`set ${index + 1} present`, set, present)
})
const foldOf = new Map<string, number>()
for (const { judged } of all.get('hybrid') ?? []) {
  if (!foldOf.has(judged.id)) foldOf.set(judged.id, foldOf.size % folds)
}
/** A query is in one fold, whichever collection it is asked of. */
const inFold =
  (k: number) =>
  (item: Case): boolean =>
    foldOf.get(item.judged.id) === k
const held = sets.map(() => new Map<SearchMode, number[]>(modes.map((mode) => [mode, []])))
for (let k = 0; k < folds && rounds > 0; k++) {
  const others = pick(all, (item) => !inFold(k)(item))
  const chosen = climb(others, start, rounds)
  for (const [index, set] of sets.entries()) {
    for (const [mode, list] of pick(set, (item) => inFold(k)(item) && isAnswered(item))) {
      held[index]?.get(mode)?.push(...list.map((item) => score(item, mode, chosen)))
    }
  }
}
for (const [index, byMode] of held.entries()) {
  for (const [mode, scores] of byMode) {
    const mean = scores.reduce((sum, value) => sum + value, 0) / Math.max(1, scores.length)
    if (rounds > 0) console.log(`set ${index + 1} held out ${mode} ${mean.toFixed(3)}`)
  }
}
if (rounds > 0) {
  const chosen = climb(all, start, rounds)
  console.log(
    'objective of the start',
    objective(all, start).toFixed(4),
    'present',
    objective(all, present).toFixed(4),
    'chosen',
    objective(all, chosen).toFixed(4),
  )
  sets.forEach((set, index) => {
    report(`set ${index + 1} then`, set, chosen)
  })
  console.log(JSON.stringify(chosen))
}
