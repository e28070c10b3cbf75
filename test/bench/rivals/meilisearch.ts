import { Meilisearch } from 'meilisearch'
import { type Corpus, itemFields, type Rival } from './rival.ts'

/** Runs against the Meilisearch at MEILI_URL (key in MEILI_KEY), in an index of its own that is made anew. */

const indexName = 'referatsoeg-bench'

async function openIndex(host: string, { items, passages }: Corpus) {
  const key = process.env.MEILI_KEY
  const client = new Meilisearch(key ? { host, apiKey: key } : { host })
  await client.deleteIndexIfExists(indexName)
  await client.createIndex(indexName, { primaryKey: 'id' }).waitTask()
  const index = client.index(indexName)
  const settings = {
    searchableAttributes: [...itemFields],
    localizedAttributes: [{ attributePatterns: ['*'], locales: ['dan' as const] }],
    embedders: { own: { source: 'userProvided' as const, dimensions: 384 } },
  }
  await index.updateSettings(settings).waitTask()
  const vectors = Map.groupBy(passages, ({ item }) => item)
  const documents = items.map((item, id) => ({
    id,
    ...item,
    _vectors: {
      own: {
        embeddings: (vectors.get(item) ?? []).flatMap(({ vector }) => (vector ? [[...vector]] : [])),
        regenerate: false,
      },
    },
  }))
  const added = await index.addDocuments(documents).waitTask({ timeout: 600_000 })
  if (added.status !== 'succeeded') throw new Error(`Meilisearch did not take the documents: ${added.error}`)
  return index
}

const withHybrid = (host: string, name: string, setup: string, semantic: boolean): Rival => ({
  name,
  setup,
  remote: true,
  async open(corpus) {
    const index = await openIndex(host, corpus)
    return async (query) => {
      const meaning = semantic
        ? {
            hybrid: { embedder: 'own', semanticRatio: 0.5 },
            vector: [...(await corpus.embedder.embedQuery(query)).vector],
          }
        : {}
      const { hits, estimatedTotalHits } = await index.search(query, {
        limit: 10,
        matchingStrategy: 'frequency',
        attributesToRetrieve: ['name'],
        ...meaning,
      })
      return { ranking: hits.map((hit) => String(hit.name)), total: estimatedTotalHits }
    }
  },
})

/** Empty without MEILI_URL. */
export function meilisearch(host: string | undefined): readonly Rival[] {
  if (!host) return []
  return [
    withHybrid(host, 'Meilisearch', 'field order, matching `frequency`', false),
    withHybrid(host, 'Meilisearch, hybrid', 'the same with our vectors, ratio 0.5', true),
  ]
}
