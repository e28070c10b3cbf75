/** One person on the attendance list. `affiliation` is a party letter, an organisation or null. */
export interface Person {
  readonly name: string
  readonly affiliation: string | null
}

/** The meeting whose minutes were read. Fields that the document does not print are null or empty. */
export interface Meeting {
  /** Municipality, region or other area of the body, e.g. `Fredericia Kommune`. */
  readonly municipality: string | null
  /** Committee, council or joint body, e.g. `Socialudvalget`. */
  readonly body: string | null
  /** Council period printed in the heading, e.g. `2022-2025`. */
  readonly period: string | null
  /** ISO date, `2026-03-17`. */
  readonly date: string | null
  /** Clock time, `08:30`. */
  readonly start: string | null
  readonly end: string | null
  readonly place: string | null
  readonly attendees: readonly Person[]
  readonly absent: readonly Person[]
  /** Name of the layout that recognised the document. */
  readonly layout: string
}
