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
const embedding: number[] = []
for (const { query } of queries.slice(0, 60)) {
  const started = performance.now()
  await embedder.embedQuery(query)
  embedding.push(performance.now() - started)
}
embedding.sort((a, b) => a - b)
const results = []
for (const mode of searchModes) {
  // The first round loads model and caches and is not counted.
  for (const { query } of queries.slice(0, 20)) await service.search({ query, mode })
  const times: number[] = []
  for (const { query } of queries) {
    const started = performance.now()
    await service.search({ query, mode, limit: Number(values.limit) })
    times.push(performance.now() - started)
  }
  times.sort((a, b) => a - b)
  const at = (share: number): number =>
    Math.round((times[Math.floor(share * (times.length - 1))] ?? 0) * 10) / 10
  results.push({ mode, queries: times.length, p50: at(0.5), p95: at(0.95), slowest: at(1) })
}
await opened.close()
if (values.json) console.log(JSON.stringify({ items, passages, embedded, results }, null, 2))
else {
  console.log(`${items} items, ${passages} passages, ${embedded} with vectors; milliseconds`)
  console.log(
    `embedding of a query alone: p50 ${embedding[30]?.toFixed(1)}, p95 ${embedding[57]?.toFixed(1)}`,
  )
  console.table(results)
}
