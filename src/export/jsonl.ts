import type { ExportFormat } from './format.ts'

/** For programs: what the export is in the first line, then one hit a line, as a search answers it. */
export const jsonl: ExportFormat = {
  mediaType: 'application/jsonl; charset=utf-8',
  guard: null,
  begin: ({ head }) => toLine(head),
  entry: (hit) => toLine(hit),
  end: () => '',
}

/** JSON allows these as they are; readers split lines at some of them, and terminals obey others. */
const hidden = /[\u007f-\u009f\u2028\u2029]/g

const toLine = (value: object): string =>
  `${JSON.stringify(value).replace(hidden, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`
