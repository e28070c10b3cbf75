import { type Flag, type Invocation, list, text } from '../command.ts'

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

export type Pairs = [name: string, value: string][]

/** What was asked, as parameters of an address: the query, these flags and the filters. */
export function queryPairs(invocation: Invocation, flags: readonly string[]): Pairs {
  return [
    ['q', invocation.positionals.join(' ')],
    ...given(invocation, flags),
    ...Object.keys(filterFlags).flatMap((name) =>
      (list(invocation, name) ?? []).map((value): [string, string] => [name, value]),
    ),
  ]
}

/** Those of the flags that were given. */
export function given(invocation: Invocation, flags: readonly string[]): Pairs {
  return flags.flatMap((name) => {
    const value = text(invocation, name)
    return value === undefined ? [] : [[name, value] as [string, string]]
  })
}
