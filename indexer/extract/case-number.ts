/** Forms of case numbers: `25/179`, `26-3891`, `27.00.00-P08-1-19`, `01.02.05-P16-3-18`, `2024-012345`. */
const form = String.raw`(?:\d{2}\.\d{2}\.\d{2}(?:\.\d+)?(?:-[A-ZÆØÅ]\d{2})?(?:-\d{1,6}){0,3}|(?:[A-Z]{1,4}-)?\d{2,4}[/-]\d{1,8}(?:-\d{1,6}){0,2}|[A-Z]{1,5}\d?-\d{4}-\d{3,8}|\d{2}/\d{1,8}-\d{1,4})`
const alone = new RegExp(`^${form}$`, 'u')
const labelled = new RegExp(
  String.raw`^(?:Sagsnr|Sags nr|Sag nr|Sagsnummer|Journalnr|Journalnummer|J\.? ?nr|Sags-?id|Acadre sagsnr|Acadre sag)\.?\s*:?\s*(${form})?(?=\s|$|[,;])`,
  'iu',
)

/** The case number when the line is nothing else. */
export function bareCaseNumber(line: string): string | null {
  return line.length <= 40 && alone.test(line) && !isBareDate(line) ? line : null
}

/** `1/1-2026` or `12-2024` at the start of an item would be a date, but a case number there has a long serial. */
function isBareDate(line: string): boolean {
  return /^\d{1,2}[-/]\d{1,2}[-/]\d{2,4}$/.test(line)
}

/** The case number behind a label such as `Sagsnr.:`; undefined where there is no label, null where it is empty. */
export function labelledCaseNumber(line: string): string | null | undefined {
  const match = labelled.exec(line)
  return match ? (match[1] ?? null) : undefined
}

/** The case worker behind `Sagsbehandler:`, or null. */
export function caseWorkerOf(line: string): string | null {
  const match = /(?:^|\s)(?:Sagsbehandler|Sagsansvarlig)\s*:\s*(.*)$/iu.exec(line)
  return emptyToNull(match?.[1])
}

/** Names behind `Øvrige sagsbehandlere:`; undefined where there is no such label. */
export function otherCaseWorkersOf(line: string): readonly string[] | undefined {
  const match = /^Øvrige sagsbehandlere\s*:\s*(.*)$/iu.exec(line)
  if (!match) return undefined
  const names = emptyToNull(match[1])
  return names === null ? [] : names.split(/\s*[,;]\s*/).filter((name) => name !== '')
}

function emptyToNull(text: string | undefined): string | null {
  const trimmed = (text ?? '').trim()
  return trimmed === '' || /^[-–—]+$/.test(trimmed) ? null : trimmed
}
