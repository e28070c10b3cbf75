const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789']

/**
 * The (folded) words that somebody may have meant to begin with: one letter of `typed` wrong, missing, too many, or
 * swapped with the next. The last letter stands, because the word goes on.
 */
export function oneSlip(typed: string): ReadonlySet<string> {
  const spellings = new Set<string>()
  for (let at = 0; at < typed.length; at++) {
    const before = typed.slice(0, at)
    const letter = typed[at] ?? ''
    const after = typed.slice(at + 1)
    for (const other of letters) spellings.add(before + other + letter + after)
    if (after === '') break
    for (const other of letters) spellings.add(before + other + after)
    spellings.add(before + after)
    spellings.add(before + after.slice(0, 1) + letter + after.slice(1))
  }
  spellings.delete(typed)
  return spellings
}
