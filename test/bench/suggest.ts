/**
 * How long a suggestion takes while judged queries are typed letter by letter: p50, p95 and the slowest.
 *
 *   node test/bench/suggest.ts --data INDEX --queries FILE [--count 100]
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { open } from '../../indexer/cli/open.ts'
import { readSettings } from '../../src/config.ts'
import { readJudgedQueries } from '../../src/evaluation/evaluate.ts'
import { createSearchService } from '../../src/search/service.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '' },
    queries: { type: 'string', default: '' },
    count: { type: 'string', default: '100' },
  },
})
const opened = open(readSettings({ data: values.data, model: 'none' }, {}), 'read')
const service = createSearchService(opened)
const all = readJudgedQueries(readFileSync(values.queries, 'utf8'))
const step = Math.max(1, Math.floor(all.length / Number(values.count)))
const typed = all.filter((_, index) => index % step === 0).map(({ query }) => query)
// Loads words, titles and word data; not counted.
await service.suggest({ text: 'budget' })
const times: number[] = []
const work: number[] = []
let empty = 0
for (const query of typed) {
  for (let length = 2; length <= query.length; length++) {
    const started = performance.now()
    const before = process.cpuUsage()
    const { suggestions } = await service.suggest({ text: query.slice(0, length) })
    const { user, system } = process.cpuUsage(before)
    times.push(performance.now() - started)
    work.push((user + system) / 1000)
    if (suggestions.length === 0) empty++
  }
}
await opened.close()
const at = (list: number[], share: number): string =>
  (list.toSorted((a, b) => a - b)[Math.floor(share * (list.length - 1))] ?? 0).toFixed(1)
const row = (list: number[]): string =>
  `p50 ${at(list, 0.5)}, p95 ${at(list, 0.95)}, p99 ${at(list, 0.99)}, slowest ${at(list, 1)}`
console.log(
  `${times.length} keystrokes of ${typed.length} queries, ${empty} without a suggestion; milliseconds`,
)
console.log(`by the clock: ${row(times)}`)
// What a machine without other work needs.
console.log(`of processor: ${row(work)}`)
