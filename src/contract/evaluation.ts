import { z } from 'zod'
import { searchModes } from './search.ts'

/** Schemas of judged queries and of what `referatsoeg eval --json` prints; additive changes only. */

/** Grades by `<document>#<ordinal>`: 3 is wanted, 2 relevant, 1 partly, absent 0. */
const judgments = z.record(z.string(), z.number().min(0)).readonly()

export const judgedQuerySchema = z.object({
  id: z.string(),
  query: z.string().min(1),
  /** What the query tests: figures are given for each kind. */
  kind: z.string(),
  /** Empty for a query that nothing answers. */
  judgments,
})

export const metricNames = ['ndcg', 'mrr', 'recall', 'success'] as const
export type MetricName = (typeof metricNames)[number]

const forEachMetric = <Value extends z.ZodType>(value: Value) => ({
  /** nDCG of the first 10 hits, gain 2^grade − 1. */
  ndcg: value,
  /** 1 / rank of the first item of the highest grade among the first 10, else 0. */
  mrr: value,
  /** Share of all items with a grade among the first 10 hits. */
  recall: value,
  /** 1 when the first hit is of the highest grade. */
  success: value,
})

/** Mean over queries and its 95 % confidence interval. */
const estimate = z.object({ mean: z.number(), low: z.number(), high: z.number() }).readonly()

const queryResult = judgedQuerySchema
  .extend({
    /** `<document>#<ordinal>` of the first 10 hits, best first. */
    ranking: z.array(z.string()).readonly(),
    /** All hits. */
    total: z.int(),
    ...forEachMetric(z.number()),
  })
  .readonly()

const summary = z.object({ kind: z.string(), queries: z.int(), ...forEachMetric(estimate) }).readonly()

const measured = z.object({
  queries: z.array(queryResult).readonly(),
  /** First row `all`, then one row a kind. Queries that nothing answers are counted apart, in `none`. */
  summaries: z.array(summary).readonly(),
  none: z.object({ queries: z.int(), empty: z.int() }).readonly(),
})

const changedQuery = z
  .object({
    id: z.string(),
    query: z.string(),
    kind: z.string(),
    /** nDCG@10 before and after. */
    before: z.number(),
    after: z.number(),
    /** First hits before and after. */
    firstBefore: z.string().nullable(),
    firstAfter: z.string().nullable(),
  })
  .readonly()

const comparison = z
  .object({
    before: z.string(),
    after: z.string(),
    /** Queries that only one side has; they are left out. */
    unpaired: z.int(),
    /** Mean of after − before over queries, first row `all`, then one row a kind. */
    differences: z.array(summary).readonly(),
    none: z.object({ queries: z.int(), emptyBefore: z.int(), emptyAfter: z.int() }).readonly(),
    /** The queries whose nDCG changed, most changed first. */
    changed: z.array(changedQuery).readonly(),
  })
  .readonly()

export const evaluationReportSchema = z.object({
  /** Grows with changes that older readers cannot read. */
  version: z.literal(1),
  /** `embedded` of `embeddable` passages had their vectors: with fewer than all, hybrid is partly keyword search. */
  collection: z
    .object({
      documents: z.int(),
      items: z.int(),
      passages: z.int(),
      embeddable: z.int(),
      embedded: z.int(),
    })
    .readonly(),
  /** Queries of the file, and how many of them were run. */
  queries: z.object({ read: z.int(), run: z.int() }).readonly(),
  evaluations: z.array(measured.extend({ mode: z.enum(searchModes) }).readonly()).readonly(),
  comparisons: z.array(comparison).readonly(),
})

export type JudgedQuery = z.infer<typeof judgedQuerySchema>
export type Judgments = JudgedQuery['judgments']
export type Estimate = z.infer<typeof estimate>
export type QueryResult = z.infer<typeof queryResult>
export type Summary = z.infer<typeof summary>
export type Measured = z.infer<typeof measured>
export type Comparison = z.infer<typeof comparison>
export type EvaluationReport = z.infer<typeof evaluationReportSchema>
export type Evaluation = EvaluationReport['evaluations'][number]
