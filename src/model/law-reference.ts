/** A law and paragraph the item names, e.g. law `serviceloven`, ref `§ 99`. */
export interface LawReference {
  /** Name of the law in its base form, null where the text names none. */
  readonly law: string | null
  /** `§ 99`, `§ 42, stk. 7`. */
  readonly paragraph: string
  readonly printed: string
}
