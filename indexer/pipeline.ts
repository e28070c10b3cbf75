import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import type { Embedder, TextEmbedding } from '../src/embedding/port.ts'
import { toSignBits } from '../src/embedding/token-vectors.ts'
import type { SearchEngine, StoredEmbedding } from '../src/engines/port.ts'
import { SearchError, toSearchError } from '../src/errors.ts'
import { maskCpr } from '../src/model/personal-numbers.ts'
import { type Discovery, discover, type FoundFile } from './discover.ts'
import { contentHash, prepareDocument } from './prepare.ts'
import { maxDocumentBytes } from './read/index.ts'

/** What happened to one document. */
export type DocumentState = 'indexed' | 'unchanged' | 'duplicate' | 'failed' | 'removed'

export type IndexEvent =
  | {
      readonly type: 'document'
      readonly name: string
      readonly state: DocumentState
      readonly error?: SearchError
    }
  | { readonly type: 'read'; readonly done: number; readonly total: number }
  | { readonly type: 'embed'; readonly done: number; readonly total: number }
  | { readonly type: 'masked'; readonly name: string; readonly count: number }
  | { readonly type: 'skipped'; readonly count: number }
  | { readonly type: 'degraded'; readonly error: SearchError }

export interface IndexRun {
  readonly engine: SearchEngine
  /** Null: text only. */
  readonly embedder: Embedder | null
  readonly paths: readonly string[]
  /** Remove documents below the given paths whose file is gone. */
  readonly prune: boolean
  readonly signal: AbortSignal
  readonly report: (event: IndexEvent) => void
}

/** Passages embedded before they are committed; small, so that hits become hybrid soon and little is lost. */
const batchSize = 16

/**
 * Reads and stores all documents first, so that they can be searched by words within seconds, then makes vectors.
 * Every document and every batch is one transaction: a stopped run loses nothing and the next one goes on.
 * @throws SearchError for what concerns the whole run; single documents are reported and passed over
 */
export async function runIndexing(run: IndexRun): Promise<void> {
  const found = discover(run.paths)
  if (found.skipped > 0) run.report({ type: 'skipped', count: found.skipped })
  await indexFiles(run, found.files)
  if (run.prune && !run.signal.aborted) await prune(run, found)
  await embedPending(run)
  if (!run.signal.aborted) await run.engine.compact()
}

async function indexFiles(run: IndexRun, files: readonly FoundFile[]): Promise<void> {
  const failed = new Set((await run.engine.failures()).map(({ key }) => key))
  const known = new Map((await run.engine.documents()).map((document) => [document.key, document]))
  const byHash = new Map([...known.values()].map(({ sha256, key }) => [sha256, key]))
  const paths = new Map(files.map(({ key, path }) => [key, path]))
  let done = 0
  for (const file of files) {
    if (run.signal.aborted) return
    try {
      // A file that failed is read again, so that its failure is forgotten when it is back as it was.
      const knownHash = failed.has(file.key) ? undefined : known.get(file.key)?.sha256
      const state = await indexFile(run, file, knownHash, byHash, paths)
      run.report({ type: 'document', name: file.name, state })
    } catch (thrown) {
      const error = toSearchError(thrown)
      if (concernsRun(error)) throw error
      await run.engine.noteFailure({ key: file.key, name: file.name, code: error.code })
      run.report({ type: 'document', name: file.name, state: 'failed', error })
    }
    run.report({ type: 'read', done: ++done, total: files.length })
  }
}

/** Trouble with storage meets every document alike. */
const concernsRun = (error: SearchError): boolean =>
  error.code === 'storage' || error.code === 'unwritable-data'

async function indexFile(
  run: IndexRun,
  file: FoundFile,
  knownHash: string | undefined,
  byHash: Map<string, string>,
  paths: ReadonlyMap<string, string>,
): Promise<DocumentState> {
  const bytes = await readBytes(file)
  const sha256 = contentHash(bytes)
  if (sha256 === knownHash) return 'unchanged'
  const twin = byHash.get(sha256)
  if (twin !== undefined && twin !== file.key) {
    if (await holds(paths.get(twin) ?? twin, sha256)) {
      // What this file held before, or why it could not be read, stands nowhere any more.
      await run.engine.removeDocument(file.key)
      return 'duplicate'
    }
    // The same content under a new name: the file was moved, and perhaps another one put in its place.
    await run.engine.removeDocument(twin)
  }
  const { document, masked } = prepareDocument(bytes, file)
  if (masked > 0) run.report({ type: 'masked', name: file.name, count: masked })
  await run.engine.replaceDocument(document)
  byHash.set(sha256, file.key)
  return 'indexed'
}

async function holds(path: string, sha256: string): Promise<boolean> {
  return contentHash(await readFile(path).catch(() => new Uint8Array())) === sha256
}

async function readBytes({ path, name }: FoundFile): Promise<Uint8Array> {
  try {
    const stats = await stat(path)
    if (!stats.isFile()) throw new SearchError('unreadable-document', 'This is no ordinary file.')
    if (stats.size > maxDocumentBytes) {
      throw new SearchError('document-too-large', `${name} is larger than 50 MB.`)
    }
    return await readFile(path)
  } catch (cause) {
    if (cause instanceof SearchError) throw cause
    throw new SearchError('unreadable-document', 'The file cannot be read.', { cause })
  }
}

async function prune(run: IndexRun, { files, roots }: Discovery): Promise<void> {
  const present = new Set(files.map(({ key }) => key))
  const missing = await run.engine.failures()
  for (const { key, name } of [...(await run.engine.documents()), ...missing]) {
    const below = roots
      .map((root) => maskCpr(root).text)
      .some((root) => key === root || key.startsWith(`${root}/`))
    if (!below || present.has(key) || existsSync(key)) continue
    const removed = await run.engine.removeDocument(key)
    if (removed) run.report({ type: 'document', name, state: 'removed' })
  }
}

async function embedPending(run: IndexRun): Promise<void> {
  const { engine, embedder, signal, report } = run
  if (!embedder || signal.aborted) return
  const { embedded, embeddable } = await engine.stats()
  if (embedded < embeddable) report({ type: 'embed', done: embedded, total: embeddable })
  const stopped = new Promise<null>((resolve) => {
    signal.addEventListener('abort', () => resolve(null), { once: true })
  })
  /** Hashes of the batches that are being embedded. */
  const begun = new Set<string>()
  const begin = async (): Promise<Batch | null> => {
    const pending = await engine.pendingEmbeddings(2 * batchSize)
    const batch = pending.filter(({ hash }) => !begun.has(hash)).slice(0, batchSize)
    if (batch.length === 0) return null
    for (const { hash } of batch) begun.add(hash)
    const embeddings = embedder.embedPassages(batch.map(({ text }) => text))
    // A batch that nobody waits for any more may fail.
    embeddings.catch(() => {})
    return { hashes: batch.map(({ hash }) => hash), embeddings }
  }
  try {
    let next = await begin()
    while (next && !signal.aborted) {
      const { hashes, embeddings }: Batch = next
      // The model goes on with the next batch while this one is stored.
      next = await begin()
      const made = await Promise.race([embeddings, stopped])
      if (!made) return
      await engine.storeEmbeddings(toStored(hashes, made))
      for (const hash of hashes) begun.delete(hash)
      next ??= await begin()
      report({ type: 'embed', done: (await engine.stats()).embedded, total: embeddable })
    }
  } catch (thrown) {
    const error = toSearchError(thrown)
    if (error.code !== 'embedding-unavailable') throw error
    report({ type: 'degraded', error })
  }
}

interface Batch {
  readonly hashes: readonly string[]
  readonly embeddings: Promise<readonly TextEmbedding[]>
}

function toStored(hashes: readonly string[], embeddings: readonly TextEmbedding[]): StoredEmbedding[] {
  return hashes.flatMap((hash, index) => {
    const embedding = embeddings[index]
    return embedding ? [{ hash, vector: embedding.vector, bits: toSignBits(embedding.tokens) }] : []
  })
}
