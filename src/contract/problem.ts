import { z } from 'zod'

/** RFC 9457 `application/problem+json`, the body of every answer with status 4xx or 5xx. */
export const problemSchema = z.object({
  /** Relative address of the page that explains this kind of problem: `/problems/<code>`. */
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** What happened, for this request. */
  detail: z.string(),
  /** Stable name of the kind of problem, in every language the same. */
  code: z.string(),
  /** What to do next. */
  hint: z.string(),
  /** What is wrong, one by one, where several things can be. */
  errors: z.array(
    z.object({
      /** Name of the request parameter, null for what concerns none. */
      parameter: z.string().nullable(),
      message: z.string(),
      hint: z.string().nullable(),
    }),
  ),
  requestId: z.string(),
})

export type Problem = z.infer<typeof problemSchema>
export type ProblemError = Problem['errors'][number]
