import type { Language } from '../language.ts'

const locales: Readonly<Record<Language, string>> = { da: 'da-DK', en: 'en-GB' }

/** `2025-11-05` → `5. november 2025`. What is no date is shown as it is. */
export function formatDate(iso: string, language: Language): string {
  const date = new Date(`${iso.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return iso
  return new Intl.DateTimeFormat(locales[language], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(date)
}

/** `1167` → `1.167`. */
export const formatNumber = (value: number, language: Language): string =>
  new Intl.NumberFormat(locales[language]).format(value)

/** `1167000` → `1.167.000 kr.`; the space does not break. */
export const formatAmount = (kroner: number, language: Language): string =>
  `${formatNumber(kroner, language).replace('-', '−')}\u00a0kr.`

/** `0.8132` → `0,81`. */
export const formatScore = (value: number, language: Language): string =>
  new Intl.NumberFormat(locales[language], { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
    value,
  )

export const formatShare = (share: number, language: Language): string =>
  new Intl.NumberFormat(locales[language], { style: 'percent', maximumFractionDigits: 0 }).format(share)
