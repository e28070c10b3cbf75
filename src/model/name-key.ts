const letters: Readonly<Record<string, string>> = { æ: 'ae', ø: 'oe', å: 'aa' }

/**
 * Name of a municipality, body or place as compared and put into addresses: `Fredericia Kommune` and `fredericia`
 * are `fredericia`, `Børne- og Ungeudvalget` is `boerne-og-ungeudvalget`.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[æøå]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .replace(/-kommune$/, '')
}
