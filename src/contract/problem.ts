import { z } from 'zod'

/** RFC 9457 `application/problem+json`, the body of every answer with status 4xx or 5xx. */
export const problemSchema = z
  .object({
    type: z.string().describe('Address of the page that explains this kind of problem: `/problems/<code>`.'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('What happened, for this request.'),
    code: z.string().describe('Stable name of the kind of problem, in every language the same.'),
    hint: z.string().describe('What to do next.'),
    errors: z
      .array(
        z.object({
          parameter: z
            .string()
            .nullable()
            .describe('Name of the request parameter; null for what concerns none.'),
          message: z.string(),
          hint: z.string().nullable(),
        }),
      )
      .describe('What is wrong, one by one.'),
    requestId: z.string(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details.' })

export type Problem = z.infer<typeof problemSchema>
export type ProblemError = Problem['errors'][number]
