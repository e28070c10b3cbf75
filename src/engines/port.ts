import type { ErrorCode } from '../errors.ts'
import type { AgendaItem, ItemKind, Outcome } from '../model/agenda-item.ts'
import type { Meeting } from '../model/meeting.ts'
import type { Passage } from '../model/passage.ts'

/** The indexed file. `key` tells documents apart (a path or address) and never leaves the process. */
export interface SourceDocument {
  readonly key: string
  /** Base name, shown to users. */
  readonly name: string
  /** Public address, null for a local file. */
  readonly url: string | null
  /** SHA-256 of the file's bytes, lower-case hex. */
  readonly sha256: string
  readonly format: string
}

/** What one document becomes; written and replaced as a whole. */
export interface IndexedDocument {
  readonly source: SourceDocument
  readonly meeting: Meeting
  readonly items: readonly IndexedItem[]
  /** Places where the parser was in doubt. */
  readonly doubts?: number
}

/** A document that could not be stored. */
export interface FailedDocument extends Pick<SourceDocument, 'key' | 'name'> {
  readonly code: ErrorCode
}

export interface IndexedItem {
  /** Stable id made of municipality, body, date and ordinal. */
  readonly id: string
  readonly item: AgendaItem
  readonly passages: readonly Passage[]
}

/** An agenda item as stored, with its meeting and source. */
export interface StoredItem {
  readonly id: string
  readonly item: AgendaItem
  readonly meeting: Meeting
  readonly source: Pick<SourceDocument, 'name' | 'url' | 'sha256'> & { readonly indexedAt: string }
}

export interface StoredPassage {
  /** Row number in this engine; not stable over re-indexing. */
  readonly row: number
  readonly itemId: string
  readonly passage: Passage
}

/** Conditions an item must meet. Values of one field are alternatives; fields are combined. */
export interface Filter {
  /** `Fredericia` and `Fredericia Kommune` mean the same; case and æ/ø/å spelling do not matter. */
  readonly municipality?: readonly string[]
  readonly body?: readonly string[]
  /** Bodies whose name contains the value. */
  readonly bodyContains?: readonly string[]
  /** ISO dates, inclusive. */
  readonly from?: string
  readonly to?: string
  readonly caseNumber?: readonly string[]
  /** KLE number or its beginning: `27`, `27.00`, `27.00.00`. */
  readonly kle?: readonly string[]
  readonly kind?: readonly ItemKind[]
  readonly outcome?: readonly Outcome[]
  readonly year?: readonly number[]
  readonly attachments?: boolean
  readonly closed?: boolean
  /** Items that print an amount in whole kroner (sign ignored) within these bounds, inclusive. */
  readonly amount?: { readonly min?: number; readonly max?: number }
  /** Party letters, upper case: items on which one of them voted for, against or abstained. */
  readonly party?: readonly string[]
}

/** Analysed fields of the keyword index of items. Passages have `text` and `parts` only. */
export type KeywordField = 'title' | 'titleParts' | 'decision' | 'text' | 'parts'

/** One way a query word may be printed. */
export interface KeywordVariant {
  /** Analysed key, as `Token.keys` and `CompoundPart.lemma` hold them. */
  readonly key: string
  /** How much a match counts, 0 to 1. */
  readonly weight: number
  readonly how: 'word' | 'part' | 'joined' | 'typo' | 'synonym' | 'prefix' | 'entity'
  /** Restrict to some fields; all when absent. */
  readonly fields?: readonly KeywordField[]
}

/** Evidence that one variant stands in an item or passage. */
export interface KeywordMatch {
  /** Index of the variant in the request. */
  readonly variant: number
  /** Saturated, field-weighted, length-normalised term frequency of BM25, 0 to 1 (idf and weight left out). */
  readonly strength: number
}

export interface KeywordHit {
  readonly itemId: string
  readonly matches: readonly KeywordMatch[]
}

export interface PassageKeywordHit extends KeywordHit {
  readonly row: number
}

export interface KeywordResult {
  /** Items in the collection. */
  readonly items: number
  /** Number of items that hold each variant, in the order of the request. */
  readonly frequencies: readonly number[]
  readonly hits: readonly KeywordHit[]
  readonly passages: readonly PassageKeywordHit[]
}

export interface PassageHit {
  readonly row: number
  readonly itemId: string
  readonly score: number
}

/** A passage's vectors as the ranking needs them. */
export interface PassageVectors {
  readonly row: number
  readonly itemId: string
  /** Cosine to the query vector. */
  readonly cosine: number
  /** Token sign bits: uint8[tokens × dimensions / 8]. */
  readonly bits: Uint8Array
}

/** The stored vectors of a passage. */
export interface PassageEmbedding {
  readonly row: number
  readonly itemId: string
  /** float32[dimensions], L2-normalised. */
  readonly vector: Float32Array
  /** Token sign bits: uint8[tokens × dimensions / 8]. */
  readonly bits: Uint8Array
}

/** What is known of every item without reading it: for ranking, suggestions and threads. */
export interface ItemSummary {
  readonly id: string
  readonly title: string
  readonly kind: ItemKind
  readonly closed: boolean
  readonly outcome: Outcome | null
  /** Case number in the form of `caseKey`, null where none is printed. */
  readonly caseKey: string | null
  /** As printed. */
  readonly municipality: string | null
  readonly body: string | null
  /** ISO date of the meeting, empty where unknown. */
  readonly date: string
}

/** The words of the collection. */
export interface VocabularyWords {
  /** Folded surface words with the number of passages that hold them. */
  readonly surfaces: readonly (readonly [string, number])[]
  /** Everything that words are indexed under: lemmas, stems and compound parts. */
  readonly keys: readonly string[]
}

export interface EngineStats {
  /** Grows with every committed change. */
  readonly generation: number
  /** Grows with changed documents only, not with vectors. */
  readonly contentGeneration: number
  readonly documents: number
  readonly items: number
  readonly passages: number
  /** Passages that have or will have a vector; the others are found by words only. */
  readonly embeddable: number
  /** Passages that already have a vector. */
  readonly embedded: number
}

export interface FacetValue {
  readonly value: string
  readonly count: number
}

/** The minutes of one body in one year, counted. */
export interface CoverageRow {
  readonly municipality: string | null
  readonly body: string | null
  readonly year: number | null
  /** Files; a meeting that was printed twice has two. */
  readonly documents: number
  readonly meetings: number
  readonly items: number
  readonly closed: number
  /** Places where the parser was in doubt. */
  readonly doubts: number
  /** ISO dates of the first and last meeting. */
  readonly first: string | null
  readonly last: string | null
}

/** Facet values that are shown. An engine gives one more where there are more. */
export const facetLimit = 50

export type FacetName = 'municipality' | 'body' | 'year' | 'kind' | 'outcome' | 'kle' | 'attachments'
export type Facets = Readonly<Record<FacetName, FacetValue[]>>

/** A passage text that waits for its vectors; equal texts wait once. */
export interface PendingEmbedding {
  readonly hash: string
  readonly text: string
}

/** The vectors of one embedding input. */
export interface StoredEmbedding {
  readonly hash: string
  /** float32[dimensions], L2-normalised. */
  readonly vector: Float32Array
  /** Sign bits of the content tokens: uint8[tokens × dimensions / 8]. */
  readonly bits: Uint8Array
}

export interface Withdrawal {
  /** Of the item. */
  readonly id: string
  /** ISO 8601. */
  readonly at: string
}

/**
 * Storage and candidate retrieval. Ranking is not an engine's business: it returns candidates with raw evidence,
 * `search` fuses them, so that every engine ranks alike.
 */
export interface SearchEngine {
  readonly name: string
  /** Writes or replaces a document in one transaction. */
  replaceDocument(document: IndexedDocument): Promise<void>
  /** Forgets a failure of this key too. Returns false when there was no such document. */
  removeDocument(key: string): Promise<boolean>
  documents(): Promise<readonly Pick<SourceDocument, 'key' | 'name' | 'sha256'>[]>
  /** Remembers why a document is missing, until it is stored or removed. */
  noteFailure(failure: FailedDocument): Promise<void>
  failures(): Promise<readonly FailedDocument[]>
  /** Passages without vectors, in document order. */
  pendingEmbeddings(limit: number): Promise<readonly PendingEmbedding[]>
  storeEmbeddings(embeddings: readonly StoredEmbedding[]): Promise<void>
  /** Drops what no document needs any more and refreshes derived files. Called at the end of a run. */
  compact(): Promise<void>

  /**
   * `presence` asks only which items hold each variant: every strength may be 1 and passages may be left out, where
   * that is faster.
   */
  keyword(
    variants: readonly KeywordVariant[],
    filter: Filter,
    evidence?: 'strength' | 'presence',
  ): Promise<KeywordResult>
  /** Passages in which the folded surface words stand one after the other; any `limit` of them when given. */
  phrase(
    words: readonly string[],
    filter: Filter,
    limit?: number,
  ): Promise<readonly Pick<PassageHit, 'row' | 'itemId'>[]>
  /**
   * How many items that meet the filter, and are `among` these where given, hold one of the keys: one count for each
   * group of keys.
   */
  frequencies(
    groups: readonly (readonly string[])[],
    filter: Filter,
    among?: readonly string[] | undefined,
  ): Promise<readonly number[]>
  /** Nearest passages by cosine, best first. */
  nearest(vector: Float32Array, filter: Filter, limit: number): Promise<readonly PassageHit[]>
  /** Vectors of all passages of these items that have any. */
  vectors(itemIds: readonly string[], query: Float32Array): Promise<readonly PassageVectors[]>
  /** Stored vectors of all passages of these items that have any. */
  embeddings(itemIds: readonly string[]): Promise<readonly PassageEmbedding[]>
  summaries(itemIds: readonly string[]): Promise<readonly ItemSummary[]>
  /** Items by id, in the order asked for; unknown ids are left out. */
  items(ids: readonly string[]): Promise<readonly StoredItem[]>
  passages(itemIds: readonly string[]): Promise<readonly StoredPassage[]>
  /** Ids of all items that meet the filter, newest first. */
  matching(filter: Filter): Promise<readonly string[]>
  /** The most frequent values of each facet, at most `facetLimit` and one. */
  facets(itemIds: readonly string[]): Promise<Facets>
  /** Items of the meeting whose id their ids begin with, file by file in their order. */
  meetingItems(meetingId: string): Promise<readonly StoredItem[]>
  /** Items that were stored once and are not any more, the latest first. */
  withdrawals(limit: number): Promise<readonly Withdrawal[]>
  isWithdrawn(id: string): Promise<boolean>
  /** What the collection holds, by municipality, body and year. */
  coverage(): Promise<readonly CoverageRow[]>
  vocabulary(): Promise<VocabularyWords>
  stats(): Promise<EngineStats>
  close(): Promise<void>
}
