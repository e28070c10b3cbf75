import type { Analyzer } from '../analysis/analyzer.ts'
import type { AnswerResponse, Claim, Quote, Refusal } from '../contract/answer.ts'
import { type ChatClaim, readClaims } from '../contract/chat.ts'
import { isCarried } from './carried.ts'
import type { Chat } from './chat.ts'
import { aboutOf, toMessages } from './prompt.ts'
import type { QuestionRequest, Quotes } from './quotes.ts'

export interface AnswerService extends Quotes {
  /** Quotes, and their gist in words where a chat service is configured. @throws SearchError as `quotes` */
  answer(request: QuestionRequest): Promise<AnswerResponse>
}

export interface AnswerServiceOptions {
  readonly quotes: Quotes
  /** Null: quotes only, and nothing leaves the process. */
  readonly wording: Wording | null
}

/** Who words an answer, and what its claims are checked with. */
export interface Wording {
  readonly chat: Chat
  readonly analyzer: Analyzer
}

export function createAnswerService({ quotes: source, wording }: AnswerServiceOptions): AnswerService {
  return {
    quotes: (request) => source.quotes(request),
    async answer(request) {
      const found = await source.quotes(request)
      // Never without sources.
      if (!wording || found.quotes.length === 0) return { ...found, generated: null, refused: null }
      return { ...found, ...(await word(wording, request.question, found.quotes)) }
    },
  }
}

type Worded = Pick<AnswerResponse, 'generated' | 'refused'>

const refuse = (refused: Refusal): Worded => ({ generated: null, refused })

async function word(
  { chat, analyzer }: Wording,
  question: string,
  quotes: readonly Quote[],
): Promise<Worded> {
  const reply = await chat.ask(toMessages(question, quotes))
  if ('refused' in reply) return refuse(reply.refused)
  const claims = readClaims(reply.content)
  if (claims === null) return refuse('malformed')
  const carried = claims.map((claim) => check(analyzer, claim, quotes)).filter((claim) => claim !== null)
  if (carried.length === 0) return refuse('not-carried')
  return { generated: { text: carried.map(({ text }) => text).join(' '), claims: carried }, refused: null }
}

/** The claim with indexes of its quotes; null when one of them does not exist or they do not carry it. */
function check(analyzer: Analyzer, claim: ChatClaim, quotes: readonly Quote[]): Claim | null {
  const indexes = [...new Set(claim.quotes)].map((number) => number - 1)
  const cited = indexes.map((index) => quotes[index]).filter((quote) => quote !== undefined)
  if (cited.length === 0 || cited.length < indexes.length) return null
  const text = claim.text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim()
  const sources = cited.map((quote) => ({ text: quote.text, about: aboutOf(quote.item) }))
  return isCarried(analyzer, text, sources) ? { text, quotes: indexes } : null
}
