import { type SearchParameters, toFilter } from '../src/contract/search-parameters.ts'
import type { FacetName, Facets } from '../src/engines/port.ts'
import type { SearchService } from '../src/search/service.ts'

/** An empty list of alternatives narrows nothing; it lets a search without words and filters list everything. */
const everything = { municipality: [] } as const

/**
 * Counts as a reader needs them to choose: those of a filter that is set are counted as if it were not, so that a
 * second value can be added to the first. One search for each filter that is set.
 */
export async function openFacets(
  service: SearchService,
  parameters: SearchParameters,
  facets: Facets,
): Promise<Facets> {
  const opened: Record<FacetName, Facets[FacetName]> = { ...facets }
  // The facets have exactly these names.
  const names = Object.keys(facets) as FacetName[]
  for (const name of names.filter((one) => parameters[one] !== undefined)) {
    const { [name]: _, ...others } = parameters
    const { q: query = '', mode } = parameters
    const filter = { ...everything, ...toFilter(others) }
    const wider = await service.search({ query, filter, offset: 0, limit: 0, ...(mode && { mode }) })
    opened[name] = wider.facets[name]
  }
  return opened
}
