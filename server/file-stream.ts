import { setImmediate } from 'node:timers/promises'

/** A text made piece by piece. */
export interface File {
  readonly text: AsyncGenerator<string, void, undefined>
  /** Lets go of what the text is made of. */
  close(): Promise<void>
}

interface FileStreamOptions {
  readonly report: (error: unknown) => void
  /** Told once: the reader has everything, is gone, or was too slow. */
  readonly ended: () => void
  /** Milliseconds in which a piece must be taken. Default a minute. */
  readonly patience?: number
}

/**
 * The file as fast as the reader takes it. When it cannot be finished the connection breaks: a file that only looks
 * whole would be believed.
 */
export function fileStream(
  { text, close }: File,
  { report, ended, patience = 60_000 }: FileStreamOptions,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let open = true
  let timer: NodeJS.Timeout | undefined
  const end = async (): Promise<void> => {
    if (!open) return
    open = false
    clearTimeout(timer)
    ended()
    await close()
  }
  return new ReadableStream({
    async pull(controller) {
      clearTimeout(timer)
      const breakOff = (): void => {
        controller.error(brokenOff())
        end().catch(report)
      }
      try {
        // Other requests get their turn between two pieces.
        await setImmediate()
        const { done, value } = await text.next()
        if (!open) return
        if (!done) {
          controller.enqueue(encoder.encode(value))
          timer = setTimeout(breakOff, patience)
          return
        }
        controller.close()
        await end()
      } catch (error) {
        report(error)
        breakOff()
      }
    },
    cancel: end,
  })
}

/** The web server logs what breaks a stream: the reason was reported, so this names neither it nor a place in the code. */
function brokenOff(): Error {
  const error = new Error('A file broke off.')
  error.stack = String(error)
  return error
}
