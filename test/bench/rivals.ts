/**
 * Referatsøg and other engines over the same agenda items and judged queries, in one run.
 *
 *   node test/bench/rivals.ts --data INDEX --queries FILE [--without KIND …] [--json]
 *
 * Prints a Markdown table, or with --json every query of every engine. Meilisearch takes part when MEILI_URL names one.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { open } from '../../indexer/cli/open.ts'
import { readSettings } from '../../src/config.ts'
import type { JudgedQuery } from '../../src/contract/evaluation.ts'
import { searchModes } from '../../src/contract/search.ts'
import { createTransformersEmbedder } from '../../src/embedding/transformers.ts'
import { findWith } from '../../src/evaluation/evaluate.ts'
import { readJudgedQueries } from '../../src/evaluation/queries.ts'
import { createSearchService } from '../../src/search/service.ts'
import { interval, markdownTable, share, summaryOf } from './markdown.ts'
import { type Contest, contest } from './rivals/compare.ts'
import { fts5 } from './rivals/fts5.ts'
import { meilisearch } from './rivals/meilisearch.ts'
import { miniSearch } from './rivals/minisearch.ts'
import { orama } from './rivals/orama.ts'
import { readCorpus } from './rivals/rival.ts'

const modelFolder = fileURLToPath(new URL('../../models/multilingual-e5-small-da', import.meta.url))

/** All engines over one index, ours first. */
export async function runRivals(data: string, queries: readonly JudgedQuery[]): Promise<Contest[]> {
  const opened = open(readSettings({ data }, {}), 'read')
  // Without the memory of recent queries: every query of every engine pays for its embedding.
  const embedder = createTransformersEmbedder({ modelFolder })
  try {
    const service = createSearchService({ ...opened, embedder })
    const contests: Contest[] = []
    for (const mode of searchModes) {
      contests.push(
        await contest(
          { name: `**Referatsøg, ${mode}**`, setup: 'as it comes' },
          findWith(service, mode),
          queries,
        ),
      )
    }
    const corpus = await readCorpus(opened.engine, data, embedder)
    for (const rival of [...meilisearch(process.env.MEILI_URL), ...orama, ...miniSearch, ...fts5]) {
      contests.push(await contest(rival, await rival.open(corpus), queries))
    }
    return contests
  } finally {
    await embedder.close()
    await opened.close()
  }
}

const kinds = ['keyword', 'question', 'compound', 'synonym', 'english', 'typo', 'exact']

/** Figures are nDCG@10 where nothing else is said. */
export function rivalsTable(contests: readonly Contest[]): string {
  const none = contests.some(({ none }) => none.queries > 0)
  const head = ['engine', 'set-up', 'all', 'MRR', 'first', ...kinds, ...(none ? ['none'] : []), 'p50', 'p95']
  const rows = contests.map((one) => [
    one.name,
    one.setup,
    interval(summaryOf(one, 'all').ndcg),
    share(summaryOf(one, 'all').mrr.mean),
    share(summaryOf(one, 'all').success.mean),
    ...kinds.map((kind) => share(summaryOf(one, kind).ndcg.mean)),
    ...(none ? [`${one.none.empty} of ${one.none.queries}`] : []),
    `${one.p50.toFixed(1)} ms`,
    `${one.p95.toFixed(1)} ms`,
  ])
  return markdownTable(head, rows)
}

/** What README.md says of relevance: nDCG@10 on the judged minutes, and with other minutes around them. */
export function overview(alone: readonly Contest[], among: readonly Contest[]): string {
  const chosen = [
    '**Referatsøg, hybrid**',
    '**Referatsøg, keyword**',
    'Meilisearch, hybrid',
    'Orama, hybrid',
    'MiniSearch, tolerant',
    'SQLite FTS5, trigram',
    'SQLite FTS5',
  ]
  const cell = (contests: readonly Contest[], name: string): string => {
    const one = contests.find((contest) => contest.name === name)
    return one ? interval(summaryOf(one, 'all').ndcg) : ''
  }
  const head = (contests: readonly Contest[], what: string): string => {
    const queries = contests[0] ? summaryOf(contests[0], 'all').queries : 0
    return `${what}, ${queries} queries`
  }
  const table = markdownTable(
    ['nDCG@10', head(alone, 'five real minutes'), head(among, '120 invented ones around them')],
    chosen
      .filter((name) => alone.some((contest) => contest.name === name))
      .map((name) => [name, cell(alone, name), cell(among, name)]),
  )
  return `${table}\n\n${overviewNote}`
}

const overviewNote = `Judged queries, 95 % intervals; every engine with the set-up its documentation suggests, Orama with our vectors. Our
weights were chosen on these queries; untuned, hybrid loses a hundredth. The invented minutes are not judged, so what is
right among them counts as wrong. Figures by kind of query, set-ups, times and limits: [docs/relevance.md](docs/relevance.md).`

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: '.referatsoeg/data' },
      queries: { type: 'string', default: '' },
      without: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
    },
  })
  const all = readJudgedQueries(readFileSync(values.queries, 'utf8'))
  const contests = await runRivals(
    values.data,
    all.filter(({ kind }) => !values.without.includes(kind)),
  )
  console.log(values.json ? JSON.stringify(contests, null, 2) : rivalsTable(contests))
}
