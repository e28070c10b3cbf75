import MiniSearch, { type SearchOptions } from 'minisearch'
import { fieldWeights, itemFields, type Rival } from './rival.ts'

const withOptions = (name: string, setup: string, options: SearchOptions): Rival => ({
  name,
  setup,
  async open({ items }) {
    const index = new MiniSearch({ fields: [...itemFields], idField: 'name', searchOptions: options })
    index.addAll(items)
    return async (query) => {
      const hits = index.search(query)
      return { ranking: hits.slice(0, 10).map(({ id }) => String(id)), total: hits.length }
    }
  },
})

/** Prefixes and slips of words of more than three letters, as its documentation suggests. */
const tolerant: SearchOptions = {
  prefix: (term) => term.length > 3,
  fuzzy: (term) => (term.length > 3 ? 0.2 : false),
  boost: { title: fieldWeights.title },
}

export const miniSearch: readonly Rival[] = [
  withOptions('MiniSearch', 'as it comes', {}),
  withOptions('MiniSearch, tolerant', 'prefix, fuzzy 0.2, title ×2', tolerant),
]
