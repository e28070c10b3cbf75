import type { Refusal } from '../contract/answer.ts'
import { readChatCompletion } from '../contract/chat.ts'
import { type BreakerOptions, createBreaker } from './breaker.ts'
import type { Chat, ChatMessage, ChatReply } from './chat.ts'

export interface ChatCompletionsOptions {
  /** Address of an OpenAI-compatible service, e.g. `http://localhost:11434/v1`. */
  readonly url: string
  readonly model: string
  /** Sent as `Authorization: Bearer`; null where the service needs none. */
  readonly key: string | null
  /** Milliseconds for one reply. Default 20,000. */
  readonly timeout?: number
  readonly breaker?: BreakerOptions
}

const defaultTimeout = 20_000
/** An answer of a few sentences. */
const mostTokens = 700
/** A reply above this is none. */
const mostBytes = 256 * 1024

/** Chat over the protocol of OpenAI's chat completions, which most services and local models speak. */
export function createChatCompletions(options: ChatCompletionsOptions): Chat {
  const breaker = createBreaker(options.breaker)
  return {
    async ask(messages) {
      if (!breaker.admits()) return { refused: 'unavailable' }
      const reply = await complete(options, messages)
      // A service that replies nonsense is there.
      breaker.report('content' in reply || reply.refused === 'malformed')
      return reply
    },
  }
}

async function complete(
  { url, model, key, timeout = defaultTimeout }: ChatCompletionsOptions,
  messages: readonly ChatMessage[],
): Promise<ChatReply> {
  const signal = AbortSignal.timeout(timeout)
  try {
    const response = await fetch(`${url.replace(/\/+$/, '')}/chat/completions`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(key !== null && { Authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({
        model,
        messages,
        temperature: 0,
        max_tokens: mostTokens,
        response_format: { type: 'json_object' },
      }),
      // Neither question nor key goes to an address that nobody configured.
      redirect: 'error',
      signal,
    })
    if (!response.ok) {
      await response.body?.cancel()
      return { refused: 'unavailable' }
    }
    const content = readChatCompletion(await readLimited(response))
    return content === null ? { refused: 'malformed' } : { content }
  } catch {
    return { refused: reasonOf(signal) }
  }
}

const reasonOf = (signal: AbortSignal): Refusal => (signal.aborted ? 'too-slow' : 'unavailable')

/** The body as text; what is longer than allowed is cut, and with it no JSON any more. */
async function readLimited(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > mostBytes) return ''
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}
