import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { SearchError } from '../errors.ts'
import type { Embedder, TextEmbedding, TokenMatrix } from './port.ts'
import { embeddingStopWords } from './stop-words.ts'

export interface TransformersOptions {
  /** Folder of the model: `onnx/model_quantized.onnx`, `tokenizer.json`, `token-mean.json` … */
  readonly modelFolder: string
  /** Threads of one forward pass. Default: all cores. */
  readonly threads?: number
}

/**
 * Threads sleep until there is work instead of asking for it in a circle. Alone that is 5 % slower; with several models
 * at work on the same cores it lets each use them all (28 instead of 16 searches a second on two cores).
 */
const waiting = { extra: { session: { intra_op: { allow_spinning: '0' } } } }

/** Version of the token reduction (centring, stop words); part of the embedder id. */
const reduction = 1
const maxTokens = 512
const wordStart = '▁'

/** The three calls we make of the library, so that its types stay in this file. */
interface Encoded {
  readonly input_ids: { readonly data: BigInt64Array; readonly dims: readonly number[] }
}
type Tokenizer = (text: string, options: object) => Encoded
type Model = (
  input: Encoded,
) => Promise<{ last_hidden_state: { data: Float32Array; dims: readonly number[] } }>

interface Runtime {
  readonly tokenizer: Tokenizer
  readonly model: Model & { dispose?: () => Promise<unknown> }
  readonly pieces: readonly string[]
  readonly mean: Float32Array
}

/**
 * Embedder on the bundled e5 model through transformers.js. The model is loaded at the first call. Texts run one
 * by one: on a CPU batches gain nothing, and with dynamic quantisation a vector would depend on its neighbours.
 */
export function createTransformersEmbedder(options: TransformersOptions): Embedder {
  let runtime: Promise<Runtime> | undefined
  const load = (): Promise<Runtime> => {
    runtime ??= loadRuntime(options)
    return runtime
  }
  let isClosed = false
  /** Passes run one after the other; what this one's end is, is the end of all. */
  let latest: Promise<unknown> = Promise.resolve()
  const run = async (prefix: string, text: string): Promise<TextEmbedding> => {
    const loaded = await load()
    if (isClosed) throw new SearchError('embedding-unavailable', 'The embedding model has been closed.')
    const embedding = embed(loaded, prefix, text)
    latest = embedding.catch(() => {})
    return embedding
  }
  return {
    id: `${basename(options.modelFolder)}/q8/r${reduction}`,
    dimensions: 384,
    embedQuery: (text) => run('query: ', text),
    async embedPassages(texts) {
      const embeddings: TextEmbedding[] = []
      for (const text of texts) embeddings.push(await run('passage: ', text))
      return embeddings
    },
    async close() {
      isClosed = true
      const loaded = await runtime?.catch(() => null)
      // A model that is taken away from a pass prints the text it was at.
      await latest
      await loaded?.model.dispose?.()
    },
  }
}

async function loadRuntime({ modelFolder, threads }: TransformersOptions): Promise<Runtime> {
  try {
    const { AutoModel, AutoTokenizer, env } = await import('@huggingface/transformers')
    env.localModelPath = dirname(modelFolder)
    env.allowRemoteModels = false
    const name = basename(modelFolder)
    const session = { ...waiting, ...(threads === undefined ? {} : { intraOpNumThreads: threads }) }
    const [tokenizer, model, tokenizerJson, meanJson] = await Promise.all([
      AutoTokenizer.from_pretrained(name),
      AutoModel.from_pretrained(name, { dtype: 'q8', session_options: session }),
      readFile(join(modelFolder, 'tokenizer.json'), 'utf8'),
      readFile(join(modelFolder, 'token-mean.json'), 'utf8'),
    ])
    return {
      // The library types tokenizer and model as callables without signatures; these are the calls it documents.
      tokenizer: tokenizer as unknown as Tokenizer,
      model: model as unknown as Runtime['model'],
      pieces: readPieces(JSON.parse(tokenizerJson)),
      mean: readMean(JSON.parse(meanJson)),
    }
  } catch (cause) {
    throw new SearchError('embedding-unavailable', 'The embedding model could not be loaded.', { cause })
  }
}

function readPieces(json: { model: { vocab: readonly (readonly [string, number])[] } }): string[] {
  return json.model.vocab.map(([piece]) => piece)
}

function readMean(json: readonly number[] | { mean: readonly number[] }): Float32Array {
  return Float32Array.from('mean' in json ? json.mean : json)
}

async function embed(runtime: Runtime, prefix: string, text: string): Promise<TextEmbedding> {
  try {
    return await forward(runtime, prefix, text)
  } catch (cause) {
    if (cause instanceof SearchError) throw cause
    throw new SearchError('embedding-unavailable', 'The embedding model failed on a text.', { cause })
  }
}

async function forward(runtime: Runtime, prefix: string, text: string): Promise<TextEmbedding> {
  const encoded = runtime.tokenizer(prefix + text.normalize('NFC'), {
    truncation: true,
    max_length: maxTokens,
  })
  const { last_hidden_state: output } = await runtime.model(encoded)
  const dimensions = output.dims[2] ?? 0
  const ids = Array.from(encoded.input_ids.data, Number)
  const vector = pool(output.data, ids.length, dimensions)
  const pieces = ids.map((id) => runtime.pieces[id] ?? '')
  return { vector, tokens: contentTokens(output.data, pieces, dimensions, runtime.mean) }
}

/** Mean of all token vectors, L2-normalised. */
function pool(data: Float32Array, count: number, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions)
  for (let token = 0; token < count; token++) {
    for (let d = 0; d < dimensions; d++) vector[d] = (vector[d] ?? 0) + (data[token * dimensions + d] ?? 0)
  }
  return scale(vector, 1 / norm(vector))
}

function norm(vector: Float32Array): number {
  let sum = 0
  for (const value of vector) sum += value * value
  return Math.sqrt(sum) || 1
}

function scale(vector: Float32Array, factor: number): Float32Array {
  for (let d = 0; d < vector.length; d++) vector[d] = (vector[d] ?? 0) * factor
  return vector
}

function contentTokens(
  data: Float32Array,
  pieces: readonly string[],
  dimensions: number,
  mean: Float32Array,
): TokenMatrix {
  const kept = contentPieces(pieces)
  const values = new Float32Array(kept.length * dimensions)
  kept.forEach(({ index }, row) => {
    const token = data.slice(index * dimensions, (index + 1) * dimensions)
    scale(token, 1 / norm(token))
    for (let d = 0; d < dimensions; d++) values[row * dimensions + d] = (token[d] ?? 0) - (mean[d] ?? 0)
  })
  return { count: kept.length, dimensions, values, words: kept.map(({ word }) => word) }
}

/** Pieces of content words. The first word is the prefix (`query:`); `<s>` and `</s>` are first and last. */
function contentPieces(pieces: readonly string[]): { index: number; word: string }[] {
  const words: { indexes: number[]; text: string }[] = []
  for (let index = 1; index < pieces.length - 1; index++) {
    const piece = pieces[index] ?? ''
    const last = words.at(-1)
    if (piece.startsWith(wordStart) || last === undefined) {
      words.push({ indexes: [index], text: piece.replace(wordStart, '') })
    } else {
      last.indexes.push(index)
      last.text += piece
    }
  }
  return words.slice(1).flatMap(({ indexes, text }) => {
    const word = text.toLowerCase().replace(/^[^\p{L}\p{N}§]+|[^\p{L}\p{N}]+$/gu, '')
    if (word === '' || embeddingStopWords.has(word)) return []
    return indexes
      .filter((index) => /[\p{L}\p{N}§]/u.test(pieces[index] ?? ''))
      .map((index) => ({ index, word }))
  })
}
