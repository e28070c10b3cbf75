/**
 * How long a query takes, its embedding included: p50, p95 and the slowest, by mode.
 *
 *   node test/bench/search.ts --data INDEX --queries FILE [--limit 20] [--json]
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { open } from '../../indexer/cli/open.ts'
import { readSettings } from '../../src/config.ts'
import { searchModes } from '../../src/contract/search.ts'
import { createTransformersEmbedder } from '../../src/embedding/transformers.ts'
import { readJudgedQueries } from '../../src/evaluation/queries.ts'
import { createSearchService } from '../../src/search/service.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '' },
    queries: { type: 'string', default: '' },
    limit: { type: 'string', default: '20' },
    json: { type: 'boolean', default: false },
  },
})
const opened = open(readSettings({ data: values.data }, {}), 'read')
// Without the memory of recent queries: every query pays for its embedding.
const embedder = createTransformersEmbedder({
  modelFolder: fileURLToPath(new URL('../../models/multilingual-e5-small-da', import.meta.url)),
})
const service = createSearchService({ ...opened, embedder })
const queries = readJudgedQueries(readFileSync(values.queries, 'utf8')).slice(0, 300)
const { items, passages, embedded } = await opened.engine.stats()
// What runs for the first time is not yet compiled: a server that has just started is not what is measured here.
const ids = (await opened.engine.matching({})).slice(0, 100)
const titles = (await opened.engine.items(ids))
  .map(({ item }) => item.title)
  .filter((title) => title.length > 3)
for (const mode of searchModes) for (const query of titles) await service.search({ query, mode })
const embedding: number[] = []
for (const { query } of queries) {
  const started = performance.now()
  await embedder.embedQuery(query)
  embedding.push(performance.now() - started)
}
const results = []
for (const mode of searchModes) {
  const times: number[] = []
  for (const { query } of queries) {
    const started = performance.now()
    await service.search({ query, mode, limit: Number(values.limit) })
    times.push(performance.now() - started)
  }
  results.push({ mode, queries: times.length, ...percentiles(times) })
}
await opened.close()
if (values.json) console.log(JSON.stringify({ items, passages, embedded, results }, null, 2))
else {
  console.log(`${items} items, ${passages} passages, ${embedded} with vectors; milliseconds`)
  const { p50, p95 } = percentiles(embedding)
  console.log(`embedding of a query alone: p50 ${p50}, p95 ${p95}`)
  console.table(results)
}

function percentiles(times: readonly number[]): { p50: number; p95: number; slowest: number } {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): number =>
    Math.round((sorted[Math.floor(share * (sorted.length - 1))] ?? 0) * 10) / 10
  return { p50: at(0.5), p95: at(0.95), slowest: at(1) }
}
