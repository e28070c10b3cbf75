import type { Filter } from '../engines/port.ts'

/** Both filters at once: lists of one field are alternatives and grow, dates and amounts narrow. */
export function mergeFilters(a: Filter, b: Filter): Filter {
  const merged: Record<string, unknown> = { ...a }
  for (const [name, value] of Object.entries(b)) {
    const present = merged[name]
    merged[name] = Array.isArray(present) && Array.isArray(value) ? [...present, ...value] : value
  }
  if (a.from && b.from) merged.from = [a.from, b.from].sort().at(-1)
  if (a.to && b.to) merged.to = [a.to, b.to].sort().at(0)
  if (a.amount && b.amount) merged.amount = narrower(a.amount, b.amount)
  // Every value comes from a Filter under the same name.
  return merged as Filter
}

type Bounds = NonNullable<Filter['amount']>

function narrower(a: Bounds, b: Bounds): Bounds {
  const least = [a.min, b.min].filter((bound) => bound !== undefined)
  const most = [a.max, b.max].filter((bound) => bound !== undefined)
  return {
    ...(least.length > 0 && { min: Math.max(...least) }),
    ...(most.length > 0 && { max: Math.min(...most) }),
  }
}
