/** The words of a sorted list that begin with `prefix`, in its order. */
export function withPrefix(sorted: readonly string[], prefix: string): readonly string[] {
  const from = lowerBound(sorted, prefix)
  // No printed character comes after U+FFFF in the order of a sorted list.
  return sorted.slice(from, lowerBound(sorted, `${prefix}\uffff`))
}

function lowerBound(sorted: readonly string[], wanted: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') < wanted) low = middle + 1
    else high = middle
  }
  return low
}
