import type { Hit, SearchResponse } from '../../../src/contract/search.ts'
import { parseSearchParameters } from '../../../src/contract/search-parameters.ts'
import { exitCodes, SearchError } from '../../../src/errors.ts'
import { readable } from '../../../src/model/readable.ts'
import { createSearchService } from '../../../src/search/service.ts'
import { type Command, type Invocation, print, say, text, visible } from '../command.ts'
import { exportSearch } from '../export-search.ts'
import { open } from '../open.ts'
import { filterFlags, given, type Pairs, queryPairs } from './filter-flags.ts'

export const search: Command = {
  name: 'search',
  usage:
    'referatsoeg search QUERY [--mode hybrid|keyword|semantic] [--limit N] [--json] [--format F] [filters]',
  summary: 'print the agenda items that answer a query',
  examples: [
    'referatsoeg search "finansiering dobbeltdiagnose"',
    'referatsoeg search "hvem stemte imod" --municipality Slagelse --limit 3',
    "referatsoeg search 'titel:budget beløb:>1000000' --json",
    'referatsoeg search klimatilpasning --format csv > klima.csv',
  ],
  flags: {
    mode: { type: 'string', value: 'MODE', help: 'hybrid (default), keyword or semantic.' },
    limit: { type: 'string', value: 'N', help: 'Hits to print, 1 to 100. Default: 10.' },
    offset: { type: 'string', value: 'N', help: 'Hits to leave out first.' },
    sort: { type: 'string', value: 'ORDER', help: 'relevance (default), newest or oldest.' },
    collapse: {
      type: 'string',
      value: 'case',
      help: 'Show a case once, with the other meetings that treated it.',
    },
    json: { type: 'boolean', help: 'The whole answer, as JSON.' },
    format: { type: 'string', value: 'F', help: 'All hits as csv, jsonl, ris or bib, at most 10,000.' },
    explain: { type: 'boolean', help: 'Say why each hit was found.' },
    ...filterFlags,
  },
  async run(invocation) {
    const { positionals, flags, settings } = invocation
    if (positionals.length === 0) throw new SearchError('usage', 'Say what to search for.')
    if (flags.format !== undefined) return await exportSearch(invocation, asked(invocation))
    const parameters = parseSearchParameters([
      ...asked(invocation),
      ['limit', text(invocation, 'limit') ?? '10'],
      ...given(invocation, ['offset', 'collapse']),
    ])
    const opened = open(settings, 'read')
    try {
      const service = createSearchService(opened)
      const answer = await service.search(parameters)
      if (flags.json === true) print(JSON.stringify(answer, null, 2))
      else printAnswer(answer, flags.explain === true)
      return answer.total > 0 ? exitCodes.ok : exitCodes.noHit
    } finally {
      await opened.close()
    }
  },
}

const asked = (invocation: Invocation): Pairs => queryPairs(invocation, ['mode', 'sort'])

function printAnswer(answer: SearchResponse, explain: boolean): void {
  for (const [index, hit] of answer.hits.entries()) print(visible(formatHit(hit, index + 1, explain)))
  if (answer.corrected !== null) say(`Searched along: ${answer.corrected}`)
  if (answer.degraded.length > 0) {
    say(
      `Word matches only for a part: ${answer.embedding.done} of ${answer.embedding.total} passages have vectors.`,
    )
  }
  const what = answer.hits.some(({ chain }) => chain !== null) ? 'cases' : 'agenda items'
  say(answer.total === 0 ? 'No agenda item answers this.' : `${answer.total} ${what} in ${answer.tookMs} ms`)
}

function formatHit(hit: Hit, rank: number, explain: boolean): string {
  const { municipality, body, date } = hit.meeting
  const where = [municipality, body, date, `item ${hit.number ?? hit.ordinal}`, hit.source.name].filter(
    Boolean,
  )
  const passage = hit.passages[0]
  return [
    `${rank}. ${hit.title}`,
    `   ${where.join(' · ')}`,
    ...(hit.decision.excerpt ? [`   Beslutning: ${hit.decision.excerpt}`] : []),
    ...(passage ? [`   ${quote(passage.text, passage.highlights)}`] : []),
    ...(hit.chain ?? []).map(
      ({ body, date, outcome }) => `   + ${[body, date, outcome].filter(Boolean).join(' · ')}`,
    ),
    ...(explain ? [explainHit(hit)] : []),
    '',
  ].join('\n')
}

const quoteLength = 220

/** The part of a passage around its first match, matches in »«. */
function quote(passage: string, highlights: readonly (readonly [number, number])[]): string {
  const first = highlights[0]?.[0] ?? 0
  const start = first < quoteLength / 2 ? 0 : passage.lastIndexOf(' ', first - quoteLength / 3) + 1
  const end = Math.min(passage.length, start + quoteLength)
  let marked = ''
  let at = start
  for (const [from, to] of highlights) {
    if (from < at || to > end) continue
    marked += `${passage.slice(at, from)}»${passage.slice(from, to)}«`
    at = to
  }
  const quoted = readable(marked + passage.slice(at, end)).replace(/\s+/g, ' ')
  return `${start > 0 ? '… ' : ''}${quoted}${end < passage.length ? ' …' : ''}`
}

function explainHit({ score, why }: Hit): string {
  const words = why.words.map(
    ({ word, matched, printed, how, strength }) => `${word}→${printed ?? matched} (${how} ${strength})`,
  )
  const figures = [
    `score ${score}`,
    `keyword ${why.keyword}`,
    `coverage ${why.coverage}`,
    `vector ${why.vector ?? '–'}`,
    `late interaction ${why.lateInteraction ?? '–'}`,
  ]
  return `   why: ${figures.join(', ')}; best in ${why.section ?? '–'}; ${words.join(', ')}`
}
