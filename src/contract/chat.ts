import { z } from 'zod'

/** What is read of a chat service: nothing it sends is used before it has passed here. */

const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
})

const claims = z.object({
  claims: z.array(z.object({ text: z.string().min(1).max(1_000), quotes: z.array(z.int()).max(20) })).max(20),
})

/** A sentence of a reply and the numbers of the quotes that it names. */
export type ChatClaim = z.infer<typeof claims>['claims'][number]

/** The text of a chat completion; null for anything else. */
export function readChatCompletion(body: string): string | null {
  return completion.safeParse(parse(body)).data?.choices[0]?.message.content ?? null
}

/** The claims of a reply, also where a model puts its JSON between fences; null when it has none. */
export function readClaims(content: string): readonly ChatClaim[] | null {
  const json = content.slice(content.indexOf('{'), content.lastIndexOf('}') + 1)
  return claims.safeParse(parse(json)).data?.claims ?? null
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
