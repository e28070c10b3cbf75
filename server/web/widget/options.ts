import type { Language } from '../../language.ts'
import type { AttributeName } from './attributes.ts'
import { attribute } from './host-attributes.ts'

/** The attributes of the element, read and checked. What cannot be used counts as missing. */
export interface Options {
  /** Base address of the service, without a slash at its end. */
  readonly endpoint: string
  readonly key: string
  readonly language: Language
  /** What every search is limited to. */
  readonly scope: Scope
  readonly pageSize: number
  readonly full: boolean
  readonly urlState: 'off' | 'query' | 'hash'
  readonly prefix: string
  readonly placeholder: string
  readonly openIn: 'page' | 'source' | 'panel'
  readonly shortcut: string
}

export interface Scope {
  readonly municipality: readonly string[]
  readonly body: readonly string[]
  readonly from: string
  readonly to: string
}

const largestPage = 100
const defaultPage = 10

/** `action` is the address of the form; it names the service where the attribute does not. */
export function readOptions(host: Element, action: string): Options {
  const size = Number(attribute(host, 'page-size'))
  return {
    endpoint: (attribute(host, 'endpoint') || new URL(action).origin).replace(/\/+$/, ''),
    key: attribute(host, 'key'),
    language: attribute(host, 'lang').toLowerCase().startsWith('en') ? 'en' : 'da',
    scope: {
      municipality: valuesOf(host, 'municipality'),
      body: valuesOf(host, 'body'),
      from: attribute(host, 'from'),
      to: attribute(host, 'to'),
    },
    pageSize: Number.isInteger(size) && size > 0 ? Math.min(size, largestPage) : defaultPage,
    full: attribute(host, 'view') === 'full',
    urlState: oneOf(['query', 'hash'], attribute(host, 'url-state')) ?? 'off',
    prefix: attribute(host, 'url-prefix'),
    placeholder: attribute(host, 'placeholder'),
    openIn: oneOf(['source', 'panel'], attribute(host, 'open-in')) ?? 'page',
    shortcut: attribute(host, 'shortcut'),
  }
}

/** Several values of one attribute are parted by semicolons, since names of committees hold commas. */
const valuesOf = (host: Element, name: AttributeName): string[] =>
  attribute(host, name)
    .split(';')
    .map((value) => value.trim())
    .filter(Boolean)

const oneOf = <Value extends string>(values: readonly Value[], text: string): Value | undefined =>
  values.find((value) => value === text)
