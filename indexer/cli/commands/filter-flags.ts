import type { Flag } from '../command.ts'

const helps = {
  municipality: 'Municipality; repeat for alternatives.',
  body: 'Committee or council; repeat for alternatives.',
  from: 'Meetings from this date, YYYY-MM-DD.',
  to: 'Meetings up to this date, YYYY-MM-DD.',
  case: 'Case number.',
  kle: 'KLE subject or its beginning.',
  kind: 'decision, discussion, information …',
  outcome: 'approved, recommended, noted, postponed, rejected …',
  year: 'Year of the meeting.',
} as const

/** Filters of every command that searches. */
export const filterFlags: Readonly<Record<string, Flag>> = Object.fromEntries(
  Object.entries(helps).map(([name, help]) => [
    name,
    { type: 'string', value: 'VALUE', help, multiple: true },
  ]),
)
