import { SearchError } from '../errors.ts'
import { type WorkerLink, WorkerLost } from '../workers/connect.ts'
import type { Embedder, TextEmbedding } from './port.ts'

export interface EmbedderPoolOptions {
  /** What the workers' embedder is. */
  readonly embedder: Pick<Embedder, 'id' | 'dimensions'>
  readonly size: number
  /** Starts a worker that answers the methods of an `Embedder`. */
  readonly start: () => WorkerLink
}

/** The next text is there when one is done, also while this process stores vectors. */
const textsPerWorker = 2

interface Job {
  readonly method: 'embedPassages' | 'embedQuery'
  readonly text: string
  readonly done: PromiseWithResolvers<TextEmbedding>
}

/**
 * An embedder whose texts run in several workers, one each at a time: the vectors are those of one worker alone. Faster
 * than several threads in one model, which wait for each other in every layer, and the caller stores meanwhile.
 * The workers start with the first text.
 */
export function createEmbedderPool({ embedder, size, start }: EmbedderPoolOptions): Embedder {
  const waiting: Job[] = []
  const idle: WorkerLink[] = []
  const links = new Set<WorkerLink>()

  function embed(method: Job['method'], text: string): Promise<TextEmbedding> {
    const job: Job = { method, text, done: Promise.withResolvers() }
    waiting.push(job)
    dispatch()
    return job.done.promise
  }

  function dispatch(): void {
    while (waiting.length > 0) {
      const link = add() ?? idle.shift()
      const job = link && waiting.shift()
      if (!job) return
      void run(link, job)
    }
  }

  function add(): WorkerLink | undefined {
    if (links.size >= size) return undefined
    const link = start()
    links.add(link)
    for (let more = 1; more < textsPerWorker; more++) idle.push(link)
    return link
  }

  async function run(link: WorkerLink, { method, text, done }: Job): Promise<void> {
    try {
      await link.ready
      // One text, one embedding: the worker's methods are those of the port.
      const embedding = await (method === 'embedQuery'
        ? (link.call(method, [text]) as Promise<TextEmbedding>)
        : (link.call(method, [[text]]) as Promise<TextEmbedding[]>).then(([first]) => first))
      if (!embedding) throw new SearchError('embedding-unavailable', 'The embedding model gave nothing.')
      if (links.has(link)) idle.push(link)
      done.resolve(embedding)
    } catch (thrown) {
      // The next text gets a new worker.
      links.delete(link)
      idle.splice(0, idle.length, ...idle.filter((other) => other !== link))
      link.end()
      done.reject(thrown instanceof WorkerLost ? brokenOff(thrown) : thrown)
    }
    dispatch()
  }

  return {
    id: embedder.id,
    dimensions: embedder.dimensions,
    embedQuery: (text) => embed('embedQuery', text),
    embedPassages: (texts) => Promise.all(texts.map((text) => embed('embedPassages', text))),
    async close() {
      for (const { done } of waiting.splice(0)) done.reject(brokenOff())
      for (const link of links) link.end()
      await Promise.all([...links].map(({ gone }) => gone))
      links.clear()
    },
  }
}

const brokenOff = (cause?: unknown): SearchError =>
  new SearchError('embedding-unavailable', 'The embedding model broke off.', { cause })
