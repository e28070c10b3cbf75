import { type FacetName, type Facets, facetLimit } from '../engines/port.ts'

/** The facets as they are shown, and the names of those that have more values than that. */
export function shown(facets: Facets): { facets: Facets; truncatedFacets: FacetName[] } {
  // The record has these names for keys and nothing else.
  const names = Object.keys(facets) as FacetName[]
  const cut = names.map((name) => [name, facets[name].slice(0, facetLimit)] as const)
  return {
    facets: Object.fromEntries(cut) as Facets,
    truncatedFacets: names.filter((name) => facets[name].length > facetLimit),
  }
}
