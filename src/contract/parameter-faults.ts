import type { z } from 'zod'
import { nearestName } from '../nearest-name.ts'

/** What is wrong with one parameter, as data: the pages have texts of their own for it. */
export type ParameterFault =
  | { readonly reason: 'unknown'; readonly parameter: string; readonly nearest: string | null }
  | {
      readonly reason: 'repeated' | 'date' | 'order' | 'kle' | 'number' | 'json' | 'other'
      readonly parameter: string
    }
  | { readonly reason: 'choice'; readonly parameter: string; readonly values: readonly string[] }
  | {
      readonly reason: 'least' | 'most' | 'length' | 'count'
      readonly parameter: string
      readonly bound: number
    }

export interface FaultText {
  readonly message: string
  readonly hint: string | null
}

export type FaultTexts = {
  readonly [Reason in ParameterFault['reason']]: (
    fault: Extract<ParameterFault, { reason: Reason }>,
  ) => FaultText
}

export const englishFaults: FaultTexts = {
  unknown: ({ parameter, nearest }) => ({
    message: `\`${parameter}\` is not a known parameter.`,
    hint: nearest ? `\`${parameter}\`: did you mean \`${nearest}\`?` : null,
  }),
  repeated: () => ({ message: 'The parameter is given more than once.', hint: 'Give it once.' }),
  date: () => ({ message: 'There is no such date.', hint: 'Write the date as YYYY-MM-DD, e.g. 2025-11-05.' }),
  order: () => ({ message: 'The first date is after the last.', hint: 'Swap the two dates.' }),
  kle: () => ({ message: 'The value is not a KLE subject.', hint: 'Write e.g. 27, 27.00 or 27.00.00.' }),
  number: () => ({ message: 'The value is not a whole number.', hint: 'Write a whole number, e.g. 20.' }),
  json: () => ({ message: 'The body is no JSON object.', hint: 'Send a JSON object, e.g. {"text": "…"}.' }),
  choice: ({ values }) => ({
    message: 'The value is not known.',
    hint: `Choose one of: ${values.join(', ')}.`,
  }),
  least: ({ bound }) => ({ message: 'The number is too small.', hint: `The smallest number is ${bound}.` }),
  most: ({ bound }) => ({ message: 'The number is too large.', hint: `The largest number is ${bound}.` }),
  length: ({ bound }) => ({ message: 'The value is too long.', hint: `Write at most ${bound} characters.` }),
  count: ({ bound }) => ({ message: 'There are too many values.', hint: `Give at most ${bound} values.` }),
  other: () => ({ message: 'The value cannot be used.', hint: null }),
}

export function faultText(texts: FaultTexts, fault: ParameterFault): FaultText {
  // The table's entry for a reason takes exactly the faults with that reason.
  return (texts[fault.reason] as (fault: ParameterFault) => FaultText)(fault)
}

/** One sentence for logs and the command line. */
export function describeFault(fault: ParameterFault): string {
  const { message, hint } = faultText(englishFaults, fault)
  if (fault.reason === 'unknown') return hint ?? message
  return `\`${fault.parameter}\`: ${[message, hint].filter(Boolean).join(' ')}`
}

/** Danish names that a reader of the Danish pages may try. */
const danishNames: Readonly<Record<string, string>> = {
  kommune: 'municipality',
  udvalg: 'body',
  fra: 'from',
  til: 'to',
  sag: 'case',
  sagsnr: 'case',
  type: 'kind',
  udfald: 'outcome',
  beslutning: 'outcome',
  år: 'year',
  aar: 'year',
  bilag: 'attachments',
  query: 'q',
  search: 'q',
}

export function unknownParameter(parameter: string, known: readonly string[]): ParameterFault {
  const translated = danishNames[parameter.toLowerCase()]
  const nearest = known.find((name) => name === translated) ?? nearestName(parameter, known)
  return { reason: 'unknown', parameter, nearest }
}

const ownReasons = ['date', 'order', 'kle'] as const

/** What a schema found wrong. */
export function toFault(issue: z.core.$ZodIssue): ParameterFault {
  const parameter = String(issue.path[0] ?? '')
  switch (issue.code) {
    case 'invalid_value':
      return { reason: 'choice', parameter, values: issue.values.map(String) }
    case 'invalid_format':
      return { reason: 'number', parameter }
    case 'too_small':
      return { reason: 'least', parameter, bound: Number(issue.minimum) }
    case 'too_big':
      return { reason: tooBig(issue.origin), parameter, bound: Number(issue.maximum) }
    case 'custom':
      return { reason: ownReasons.find((known) => known === issue.params?.reason) ?? 'other', parameter }
    default:
      return { reason: 'other', parameter }
  }
}

const tooBig = (origin: string): 'length' | 'count' | 'most' =>
  origin === 'string' ? 'length' : origin === 'array' ? 'count' : 'most'
