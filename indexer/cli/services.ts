import { readFileSync } from 'node:fs'
import type { Chat } from '../../src/answers/chat.ts'
import { createChatCompletions } from '../../src/answers/chat-completions.ts'
import { createQuotes } from '../../src/answers/quotes.ts'
import { type AnswerService, createAnswerService } from '../../src/answers/service.ts'
import type { Settings } from '../../src/config.ts'
import { SearchError } from '../../src/errors.ts'
import { createLexicons } from '../../src/search/lexicon.ts'
import { createSearchService, type SearchService } from '../../src/search/service.ts'
import { say } from './command.ts'
import type { Opened } from './open.ts'

export interface Services {
  readonly service: SearchService
  readonly answers: AnswerService
}

/** Search and answers over opened parts; they share the words of the collection. */
export function createServices(opened: Opened, chat: Chat | null): Services {
  const lexicon = createLexicons(opened.engine, opened.analyzer)
  const service = createSearchService({ ...opened, lexicon })
  const quotes = createQuotes({ ...opened, search: service, lexicon })
  return {
    service,
    answers: createAnswerService({ quotes, wording: chat && { chat, analyzer: opened.analyzer } }),
  }
}

/**
 * The configured chat service, with one line on stderr that says what it is sent; null where none is configured.
 * @throws SearchError `usage` when model or key are missing
 */
export function openChat({ chatUrl, chatModel, chatKeyFile }: Settings): Chat | null {
  if (chatUrl === null) return null
  if (chatModel === null) throw new SearchError('usage', 'A chat service needs a model: --chat-model NAME.')
  const key = chatKeyFile === null ? null : readKey(chatKeyFile)
  say(
    `! Text leaves this machine: questions and the quotes that answer them go to ${new URL(chatUrl).origin}.`,
  )
  return createChatCompletions({ url: chatUrl, model: chatModel, key })
}

function readKey(file: string): string {
  try {
    const key = readFileSync(file, 'utf8').trim()
    // A header takes nothing else, and a message must not repeat what was read.
    if (/^[\x21-\x7e]+$/.test(key)) return key
  } catch (cause) {
    throw new SearchError('usage', '--chat-key-file: the file cannot be read.', { cause })
  }
  throw new SearchError('usage', '--chat-key-file: the file holds no key: one line without spaces.')
}
