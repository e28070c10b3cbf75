import type { Refusal } from '../contract/answer.ts'

export interface ChatMessage {
  readonly role: 'system' | 'user'
  readonly content: string
}

/** The text of a reply, or why there is none. */
export type ChatReply = { readonly content: string } | { readonly refused: Refusal }

/** A language model somewhere. What is said to it leaves the process. */
export interface Chat {
  /** Never rejects: a service that fails is a reason, not an error of ours. */
  ask(messages: readonly ChatMessage[]): Promise<ChatReply>
}
