import { kleGroupName } from '../../../src/model/kle-groups.ts'
import type { Texts } from '../texts/texts.ts'

/** Text of a canonical name (`decision`, `approved`); a name this version does not know is shown as it is. */
export function label(names: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(names, name) ? (names[name] ?? name) : name
}

type ValueLabel = (texts: Texts, value: string) => string

/** How the values of each filter are written for readers. */
const valueLabels: Readonly<Record<string, ValueLabel>> = {
  kind: (texts, value) => label(texts.kinds, value),
  outcome: (texts, value) => label(texts.outcomes, value),
  kle: (_, value) => kleLabel(value),
  attachments: (texts, value) => label(texts.facets.withAttachments, value),
}

export const valueLabel = (texts: Texts, filter: string, value: string): string =>
  valueLabels[filter]?.(texts, value) ?? value

/** `27` → `27 Social service`; a number without a known group → `KLE 16`. */
export function kleLabel(number: string): string {
  const name = kleGroupName(number)
  return name === null ? `KLE ${number}` : `${number} ${name}`
}
