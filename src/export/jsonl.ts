import type { ExportFormat } from './format.ts'

/** For programs: what the export is in the first line, then one hit a line, as a search answers it. */
export const jsonl: ExportFormat = {
  mediaType: 'application/jsonl; charset=utf-8',
  guard: null,
  begin: ({ head }) => toLine(head),
  entry: (hit) => toLine(hit),
  end: () => '',
}

const toLine = (value: object): string => `${JSON.stringify(value)}\n`
