import { type ExportFormatName, type ExportHead, exportLimits } from '../contract/export.ts'
import { type ExportParameters, toSearchQuery } from '../contract/search-parameters.ts'
import type { SearchService } from '../search/service.ts'
import type { ResultBatch } from '../search/whole-result.ts'
import { bibtex } from './bibtex.ts'
import { csv } from './csv.ts'
import type { ExportContext, ExportFormat } from './format.ts'
import { jsonl } from './jsonl.ts'
import { ris } from './ris.ts'

/** Every format once, by the ending of its files. */
export const exportFormats: Readonly<Record<ExportFormatName, ExportFormat>> = {
  csv,
  jsonl,
  ris,
  bib: bibtex,
}

export interface ExportRequest {
  readonly format: ExportFormatName
  readonly parameters: ExportParameters
  readonly madeAt: Date
  readonly itemAddress: ExportContext['itemAddress']
}

export interface Export {
  readonly head: ExportHead
  /** The file in pieces, each made when it is asked for. */
  readonly text: AsyncGenerator<string, void, undefined>
  /** Lets go of the search before the last piece was read. */
  close(): Promise<void>
}

/**
 * Writes the whole result of a search down. Waits for its first hits, so that a search that fails does so before
 * anything is written.
 * @throws SearchError as `SearchService.all`; later ones come while `text` is read
 */
export async function openExport(
  service: Pick<SearchService, 'all'>,
  { format, parameters, madeAt, itemAddress }: ExportRequest,
): Promise<Export> {
  const batches = service.all({ ...toSearchQuery(parameters), limit: exportLimits.rows })
  const first = await batches.next()
  if (first.done) throw new Error('A whole result has at least one batch.')
  const context = { head: toHead(first.value, parameters, madeAt), itemAddress }
  const text = write(exportFormats[format], context, first.value, batches)
  return {
    head: context.head,
    text,
    async close() {
      await text.return()
      await batches.return()
    },
  }
}

function toHead({ hits: _, ...answer }: ResultBatch, parameters: ExportParameters, madeAt: Date): ExportHead {
  const { q: __, ...others } = parameters
  const asked = Object.entries(others).filter(isGiven)
  return {
    type: 'referatsoeg-export',
    ...answer,
    parameters: Object.fromEntries(asked),
    rows: Math.min(answer.total, exportLimits.rows),
    madeAt: `${madeAt.toISOString().slice(0, 19)}Z`,
  }
}

const isGiven = <Value>(entry: [string, Value | undefined]): entry is [string, Value] =>
  entry[1] !== undefined

async function* write(
  format: ExportFormat,
  context: ExportContext,
  first: ResultBatch,
  rest: AsyncGenerator<ResultBatch, void, undefined>,
): AsyncGenerator<string, void, undefined> {
  let rank = 0
  const entries = ({ hits }: ResultBatch): string =>
    hits.map((hit) => format.entry(hit, ++rank, context)).join('')
  yield format.begin(context) + entries(first)
  for await (const batch of rest) yield entries(batch)
  yield format.end(context)
}
