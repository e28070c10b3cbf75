import { create, insertMultiple, MODE_HYBRID_SEARCH, search } from '@orama/orama'
import { language, stemmer } from '@orama/stemmers/danish'
import { type Corpus, fieldWeights, firstItems, itemFields, type Rival } from './rival.ts'

const components = { tokenizer: { stemming: true, stemmer, language } }

const itemSchema = {
  name: 'string',
  title: 'string',
  decision: 'string',
  sections: 'string',
  caseNumber: 'string',
  meeting: 'string',
} as const

async function openKeyword({ items }: Corpus, tolerance: number) {
  const database = create({ schema: itemSchema, components })
  await insertMultiple(
    database,
    items.map((item) => ({ ...item })),
  )
  return async (query: string) => {
    const { hits, count } = await search(database, {
      term: query,
      properties: [...itemFields],
      boost: fieldWeights,
      tolerance,
    })
    return { ranking: hits.map(({ document }) => document.name), total: count }
  }
}

/** Of 0, 0.5, 0.75, 0.8 (its own) and 0.85 the one that found most. */
const similarity = 0.75

const passageSchema = {
  name: 'string',
  title: 'string',
  text: 'string',
  caseNumber: 'string',
  meeting: 'string',
  vector: 'vector[384]',
} as const

/** One vector a document is what it takes, so its documents are passages. */
async function openHybrid({ passages, embedder }: Corpus) {
  const database = create({ schema: passageSchema, components })
  await insertMultiple(
    database,
    passages.map(({ item: { name, title, caseNumber, meeting }, text, vector }) => ({
      name,
      title,
      text,
      caseNumber,
      meeting,
      ...(vector ? { vector: [...vector] } : {}),
    })),
  )
  return async (query: string) => {
    const { vector } = await embedder.embedQuery(query)
    const { hits, count } = await search(database, {
      mode: MODE_HYBRID_SEARCH,
      term: query,
      vector: { value: [...vector], property: 'vector' },
      properties: ['title', 'text', 'caseNumber', 'meeting'],
      boost: { title: fieldWeights.title },
      similarity,
      limit: 100,
    })
    return { ranking: firstItems(hits.map(({ document }) => document.name)).slice(0, 10), total: count }
  }
}

export const orama: readonly Rival[] = [
  { name: 'Orama', setup: 'Danish stemmer, title ×2', open: (corpus) => openKeyword(corpus, 0) },
  { name: 'Orama, tolerant', setup: 'the same, tolerance 1', open: (corpus) => openKeyword(corpus, 1) },
  { name: 'Orama, hybrid', setup: 'passages with our vectors, similarity 0.75', open: openHybrid },
]
