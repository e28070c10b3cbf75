/** Subject and action facet of a KLE case number such as `27.00.00-P08-1-19`. */
export interface Kle {
  /** Subject number, e.g. `27.00.00`. */
  readonly number: string
  /** Action facet, e.g. `P08`; null where only the subject is printed. */
  readonly facet: string | null
}

const pattern = /\b(\d{2}\.\d{2}\.\d{2})(?:-([A-ZÆØÅ]\d{2}))?(?:-\d+)*\b/u

/** Reads the KLE subject out of a case number, or null where it carries none. */
export function parseKle(caseNumber: string): Kle | null {
  const match = pattern.exec(caseNumber)
  return match?.[1] ? { number: match[1], facet: match[2] ?? null } : null
}
