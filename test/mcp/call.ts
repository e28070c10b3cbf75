import type { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { CallToolResultSchema } from '@modelcontextprotocol/sdk/types.js'

export interface Called {
  readonly isError: boolean
  /** The one text of the answer, and what it reads as. */
  readonly text: string
  readonly answer: object
}

/** Calls a tool as an assistant does. The structured answer and its text must say the same. */
export async function callTool(
  client: Client,
  name: string,
  given: Record<string, unknown>,
): Promise<Called> {
  const result = CallToolResultSchema.parse(await client.callTool({ name, arguments: given }))
  const [content, ...more] = result.content
  if (content?.type !== 'text' || more.length > 0) throw new Error('An answer has one text.')
  const answer: object = JSON.parse(content.text)
  const { structuredContent } = result
  if (structuredContent && JSON.stringify(structuredContent) !== JSON.stringify(answer)) {
    throw new Error('Text and structure differ.')
  }
  return { isError: result.isError === true, text: content.text, answer }
}
