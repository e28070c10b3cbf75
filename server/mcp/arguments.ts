import { type ParameterSet, readParameters } from '../../src/contract/search-parameters.ts'
import { rejectFaults } from '../problems.ts'

/**
 * Reads the arguments of a tool by the schema that reads the API's parameters, so that both refuse the same with the
 * same words.
 * @throws HttpProblem `unknown-parameter`, `bad-request`
 */
export function readArguments(
  given: Readonly<Record<string, unknown>>,
  { schema, names }: ParameterSet<unknown>,
): unknown {
  const pairs = Object.entries(given).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, toText(one)]),
  )
  const { values, faults } = readParameters(pairs, schema, names)
  rejectFaults(faults)
  return values
}

/** What no parameter can be is passed on in a form that no schema accepts as anything but text. */
function toText(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '')
}
