import type { Context } from 'hono'
import type { AppEnv, AppOptions } from './context.ts'
import { canonicalParameters, matches, searchTag } from './etag.ts'

/**
 * Answers 304 before any work when the collection is as it was; else with the work's result and its tag, which an
 * answer that will get better by itself does not get.
 */
export async function answerByGeneration<Answer extends { readonly generation: number }>(
  c: Context<AppEnv>,
  { service, version }: Pick<AppOptions, 'service' | 'version'>,
  parameters: Readonly<Record<string, unknown>>,
  work: () => Promise<Answer>,
  isLasting: (answer: Answer) => boolean = () => true,
): Promise<Response> {
  const identity = [version, c.req.path, canonicalParameters(parameters)]
  const known = c.req.header('if-none-match')
  if (known !== undefined) {
    const current = searchTag((await service.stats()).generation, identity)
    if (matches(known, current)) return c.body(null, 304, { ETag: current })
  }
  const answer = await work()
  return c.json(answer, 200, isLasting(answer) ? { ETag: searchTag(answer.generation, identity) } : {})
}
