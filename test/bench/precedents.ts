/**
 * How well a draft finds its own case: summaries of agenda items as drafts, one item a case, those whose case went
 * through several bodies first. Success at rank 1, and how many of a case's treatments follow at once.
 *
 *   node test/bench/precedents.ts --data INDEX [--drafts 100] [--model none]
 */
import { parseArgs } from 'node:util'
import { open } from '../../indexer/cli/open.ts'
import { readSettings } from '../../src/config.ts'
import type { StoredItem } from '../../src/engines/port.ts'
import { createSearchService } from '../../src/search/service.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '' },
    drafts: { type: 'string', default: '100' },
    model: { type: 'string', default: '' },
  },
})
const opened = open(
  readSettings({ data: values.data, ...(values.model && { model: values.model }) }, {}),
  'read',
)
const service = createSearchService(opened)
const items = await opened.engine.items(await opened.engine.matching({}))
const shortest = 100
const summaryOf = ({ item }: StoredItem): string =>
  item.sections.find(({ kind, text }) => kind === 'summary' && text.length >= shortest)?.text ?? ''

const cases: { id: string; draft: string; thread: readonly string[] }[] = []
const known = new Set<string>()
for (const item of items) {
  if (known.has(item.id) || summaryOf(item) === '') continue
  const thread = [item.id, ...(await service.thread(item.id)).map(({ id }) => id)]
  for (const id of thread) known.add(id)
  cases.push({ id: item.id, draft: summaryOf(item), thread })
}
const chains = cases.filter(({ thread }) => thread.length > 1)
const others = cases.filter(({ thread }) => thread.length === 1)
const step = Math.max(1, Math.floor(others.length / Math.max(1, Number(values.drafts) - chains.length)))
const drafts = [...chains, ...others.filter((_, index) => index % step === 0)].slice(0, Number(values.drafts))

let own = 0
let followed = 0
let treatments = 0
const times: number[] = []
for (const { id, draft, thread } of drafts) {
  const { hits, tookMs } = await service.precedents({ text: draft })
  times.push(tookMs)
  if (hits[0]?.id === id) own++
  if (thread.length === 1) continue
  treatments += thread.length
  followed += hits.slice(0, thread.length).filter((hit) => thread.includes(hit.id)).length
}
await opened.close()
times.sort((a, b) => a - b)
console.log(`${drafts.length} drafts of ${items.length} items`)
console.log(`success@1 ${(own / drafts.length).toFixed(2)}`)
console.log(`treatments of one case at its first ranks: ${followed} of ${treatments}`)
console.log(`milliseconds: p50 ${times[Math.floor(times.length / 2)]}, slowest ${times.at(-1)}`)
