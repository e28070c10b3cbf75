import type { z } from 'zod'

/** A schema of this folder, for those who only pass it on. */
export type Schema = z.ZodType
