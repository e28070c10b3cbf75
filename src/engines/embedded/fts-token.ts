/**
 * Analysed keys as single FTS5 tokens. Plain keys stay readable; any other (spaces, signs, other scripts) becomes
 * `x` and the hex of its UTF-8, as does a plain key that could be mistaken for one.
 */
export function toFtsToken(key: string): string {
  if (/^[a-z0-9]+$/.test(key) && !/^x(?:[0-9a-f]{2})+$/.test(key)) return key
  return `x${Buffer.from(key, 'utf8').toString('hex')}`
}

export function fromFtsToken(token: string): string {
  if (!/^x(?:[0-9a-f]{2})+$/.test(token)) return token
  return Buffer.from(token.slice(1), 'hex').toString('utf8')
}

/** A quoted FTS5 phrase; tokens hold letters and digits only, so nothing needs escaping. */
export function ftsPhrase(keys: readonly string[]): string {
  return `"${keys.map(toFtsToken).join(' ')}"`
}
