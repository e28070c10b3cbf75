import {
  bareCaseNumber,
  caseWorkerOf,
  labelledCaseNumber,
  otherCaseWorkersOf,
} from '../extract/case-number.ts'
import { unmark } from './headings.ts'
import { type Line, nextText, textAt } from './lines.ts'

export interface ItemMeta {
  readonly caseNumber: string | null
  readonly caseWorker: string | null
  readonly otherCaseWorkers: readonly string[]
  /** First line behind case number and case worker. */
  readonly body: number
}

/** Reads case number and case worker from the lines under a heading; stops at the first line that is neither. */
export function readMeta(lines: readonly Line[], from: number, to: number): ItemMeta {
  let caseNumber: string | null = null
  let caseWorker: string | null = null
  let otherCaseWorkers: readonly string[] = []
  let body = from
  for (let index = nextText(lines, from, to); index < to; index = nextText(lines, index + 1, to)) {
    const text = unmark(textAt(lines, index).slice(0, 400))
    const bare: string | null = caseNumber === null ? bareCaseNumber(text) : null
    const labelled = labelledCaseNumber(text)
    const worker: string | null = caseWorkerOf(text)
    const others = otherCaseWorkersOf(text)
    const isOtherMeta =
      /^(?:Sagsbehandler|Sagsansvarlig|Sagsforløb|Sagstype|Åben\/lukket|Forvaltning|Åbent? sag|Åbent? punkt)\s*(?::|$)/iu.test(
        text,
      )
    if (bare === null && labelled === undefined && worker === null && others === undefined && !isOtherMeta)
      break
    caseNumber ??= bare ?? labelled ?? null
    if (others !== undefined) otherCaseWorkers = others
    else caseWorker ??= worker
    body = index + 1
  }
  return { caseNumber, caseWorker, otherCaseWorkers, body }
}
