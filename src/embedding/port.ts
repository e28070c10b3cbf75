/**
 * The content tokens of one text: special, prefix, punctuation and stop-word tokens are left out.
 * `values` is float32[count × dimensions]; each row is L2-normalised, then the model's mean token is subtracted.
 */
export interface TokenMatrix {
  readonly count: number
  readonly dimensions: number
  readonly values: Float32Array
  /** The word (lower case, as printed) that each token is a piece of; pieces of one word follow each other. */
  readonly words: readonly string[]
}

export interface TextEmbedding {
  /** float32[dimensions], L2-normalised: one vector for the whole text. */
  readonly vector: Float32Array
  readonly tokens: TokenMatrix
}

/** Turns text into vectors. One forward pass gives both the pooled vector and the token vectors. */
export interface Embedder {
  /** Name and version of model and reduction; an index made with another id is refused. */
  readonly id: string
  readonly dimensions: number
  /** @throws SearchError `embedding-unavailable` */
  embedQuery(text: string): Promise<TextEmbedding>
  /** Same order as `texts`. @throws SearchError `embedding-unavailable` */
  embedPassages(texts: readonly string[]): Promise<TextEmbedding[]>
  close(): Promise<void>
}
