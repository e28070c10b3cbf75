import type { Context } from 'hono'
import type { AppEnv, AppOptions } from './context.ts'
import { canonicalParameters, matches, searchTag } from './etag.ts'

/**
 * Answers 304 before any work when the collection is as it was; else with the work's result and its tag, which an
 * answer that will get better by itself does not get. The generation is read first: what commits meanwhile makes
 * the tag older than the answer, never newer.
 */
export async function answerByGeneration<Answer extends object>(
  c: Context<AppEnv>,
  { service, version }: Pick<AppOptions, 'service' | 'version'>,
  parameters: Readonly<Record<string, unknown>>,
  work: () => Promise<Answer>,
  isLasting: (answer: Answer) => boolean = () => true,
): Promise<Response> {
  const { generation } = await service.stats()
  const tag = searchTag(generation, [version, c.req.path, canonicalParameters(parameters)])
  if (matches(c.req.header('if-none-match'), tag)) return c.body(null, 304, { ETag: tag })
  const answer = await work()
  return c.json(answer, 200, isLasting(answer) ? { ETag: tag } : {})
}
