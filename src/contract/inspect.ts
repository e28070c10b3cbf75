import { z } from 'zod'
import { agendaItemFields, meetingSchema, spanSchema } from './agenda-item.ts'

const item = z
  .object({
    ...agendaItemFields,
    otherCaseWorkers: z.array(z.string()).readonly(),
    span: spanSchema,
    headings: z.array(spanSchema).readonly(),
  })
  .readonly()

const inspectShape = z
  .object({
    source: z
      .object({ name: z.string(), format: z.string(), encoding: z.string(), characters: z.int().min(0) })
      .readonly(),
    meeting: meetingSchema,
    items: z.array(item).readonly(),
    diagnostics: z
      .array(z.object({ line: z.int().min(1), code: z.string(), message: z.string() }).readonly())
      .readonly(),
  })
  .readonly()

/** What `inspect --json` prints: everything the parser makes of one document. */
export type InspectResult = z.infer<typeof inspectShape>

/** Schema of `inspect --json`. Fields are only ever added. */
export const inspectSchema: z.ZodType<InspectResult> = inspectShape
