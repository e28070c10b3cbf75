/**
 * Measures everything that docs/relevance.md publishes and writes the figures into its generated blocks.
 *
 *   npm run relevance                      all of it: about a quarter of an hour, the first time twice that
 *   npm run relevance -- analysis rivals   some of it: five, rivals, distractors, generated, analysis, cost
 *   npm run relevance -- --five DIR --all DIR    on indexes that are there already
 *
 * Needs the real minutes with their judged queries beside the project (`../shared`), which are no part of it.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { open } from '../../indexer/cli/open.ts'
import { createReporter } from '../../indexer/cli/progress.ts'
import { runIndexing } from '../../indexer/pipeline.ts'
import { createDanishAnalyzer } from '../../src/analysis/danish.ts'
import { readSettings } from '../../src/config.ts'
import type { JudgedQuery } from '../../src/contract/evaluation.ts'
import { evaluate, type Find, findWith, measure } from '../../src/evaluation/evaluate.ts'
import { readJudgedQueries, sampleQueries } from '../../src/evaluation/queries.ts'
import { createSearchService, type SearchService } from '../../src/search/service.ts'
import { measureChain } from './chain.ts'
import { analysisTable, costTable } from './relevance/analysis.ts'
import { fillBlock } from './relevance/document.ts'
import {
  differencesTable,
  distractorsTable,
  generatedTable,
  type Modes,
  metricsTable,
  modesTable,
  nothingToFind,
} from './relevance/tables.ts'
import { overview, rivalsTable, runRivals } from './rivals.ts'

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url))

/** Where the minutes of an index come from, and where it is kept between runs. */
const collections = {
  five: { paths: [path('../shared/minutes')], folder: path('.referatsoeg/relevance-five') },
  all: {
    paths: [path('../shared/minutes'), path('fixtures/minutes')],
    folder: path('.referatsoeg/relevance-all'),
  },
} as const

const read = (file: string): JudgedQuery[] => readJudgedQueries(readFileSync(file, 'utf8'))
const judged = read(path('../shared/relevance/queries.jsonl'))
const generated = read(path('fixtures/relevance/queries.jsonl'))

/**
 * Among other bodies' minutes some judgments no longer hold: every body has its approval of the agenda, and what
 * nothing answered in five minutes may well be answered now.
 */
const amongOthers = judged.filter(({ kind }) => kind !== 'navigational' && kind !== 'none')
const real = new Set(judged.flatMap(({ judgments }) => Object.keys(judgments)).map(documentOf))

function documentOf(item: string): string {
  return item.slice(0, item.lastIndexOf('#'))
}

/** How many of the generated queries are run in the modes that are shown for comparison only. */
const sampled = 600
/** Hits looked through for ten of the judged collection. */
const deep = 200

type Blocks = Readonly<Record<string, string>>

const jobs: Readonly<Record<string, () => Promise<Blocks>>> = {
  async five() {
    const modes = await withService('five', (service) => runModes(service, judged))
    return {
      'five-ndcg': `${modesTable(modes)}\n\n${nothingToFind(modes)}`,
      'five-metrics': metricsTable(modes.hybrid, ['mrr', 'recall', 'success']),
      'five-differences': differencesTable(modes),
    }
  },
  async distractors() {
    return withService('all', async (service) => {
      const modes = await runModes(service, amongOthers)
      const judgedOnly = await measure(onlyJudged(findWith(service, 'hybrid', deep)), amongOthers)
      return { distractors: distractorsTable(modes, judgedOnly) }
    })
  },
  async generated() {
    return withService('all', async (service) => {
      const hybrid = await evaluate(service, generated, 'hybrid')
      const sample = sampleQueries(generated, sampled)
      const keyword = await evaluate(service, sample, 'keyword')
      const semantic = await evaluate(service, sample, 'semantic')
      return { generated: generatedTable(hybrid, { keyword, semantic }) }
    })
  },
  async rivals() {
    const five = await runRivals(folders.five, judged)
    const all = await runRivals(folders.all, amongOthers)
    return {
      'rivals-five': rivalsTable(five),
      'rivals-all': rivalsTable(all),
      relevance: overview(five, all),
    }
  },
  async analysis() {
    return { analysis: analysisTable(createDanishAnalyzer()) }
  },
  async cost() {
    return {
      cost: costTable(
        await measureChain(
          folders.all,
          judged.map(({ query }) => query),
        ),
      ),
    }
  },
}

async function runModes(service: SearchService, queries: readonly JudgedQuery[]): Promise<Modes> {
  return {
    hybrid: await evaluate(service, queries, 'hybrid'),
    keyword: await evaluate(service, queries, 'keyword'),
    semantic: await evaluate(service, queries, 'semantic'),
  }
}

/** The same ranking with the items of other documents left out. */
function onlyJudged(find: Find): Find {
  return async (query) => {
    const { ranking } = await find(query)
    const kept = ranking.filter((item) => real.has(documentOf(item)))
    return { ranking: kept, total: kept.length }
  }
}

async function withService<Result>(
  name: keyof typeof collections,
  work: (service: SearchService) => Promise<Result>,
): Promise<Result> {
  const opened = open(readSettings({ data: folders[name] }, {}), 'read')
  try {
    return await work(createSearchService(opened))
  } finally {
    await opened.close()
  }
}

/** Makes an index, or goes on with the one that is there. */
async function index({ paths, folder }: (typeof collections)[keyof typeof collections]): Promise<void> {
  const opened = open(readSettings({ data: folder }, {}), 'write')
  const reporter = createReporter()
  try {
    await runIndexing({
      engine: opened.engine,
      embedder: opened.embedder,
      paths,
      prune: true,
      signal: new AbortController().signal,
      report: reporter.report,
    })
  } finally {
    reporter.end()
    await opened.close()
  }
}

/** README.md has the one block named as its section, docs/relevance.md all others. */
function publish(blocks: Blocks): void {
  for (const [name, content] of Object.entries(blocks)) {
    const file = path(name === 'relevance' ? 'README.md' : 'docs/relevance.md')
    writeFileSync(file, fillBlock(readFileSync(file, 'utf8'), name, content))
    execFileSync(path('node_modules/.bin/biome'), ['format', '--write', file])
  }
}

const { values, positionals } = parseArgs({
  options: { five: { type: 'string' }, all: { type: 'string' } },
  allowPositionals: true,
})
const folders = { five: values.five ?? collections.five.folder, all: values.all ?? collections.all.folder }
if (!values.five) await index(collections.five)
if (!values.all) await index(collections.all)
for (const name of positionals.length > 0 ? positionals : Object.keys(jobs)) {
  const job = jobs[name]
  if (!job) throw new Error(`There is no "${name}"; there are ${Object.keys(jobs).join(', ')}.`)
  console.log(name)
  publish(await job())
}
