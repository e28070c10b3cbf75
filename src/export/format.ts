import type { ExportHead } from '../contract/export.ts'
import type { Hit } from '../contract/search.ts'

/** What a writer knows besides the hit it writes. */
export interface ExportContext {
  readonly head: ExportHead
  /** Address of an item's page; null where there is no server to name. */
  readonly itemAddress: (id: string) => string | null
}

/** A way of writing hits down. Pure: the same hits and context give the same text. */
export interface ExportFormat {
  readonly mediaType: string
  /** How cells are kept from being run as formulas; null where nothing runs them. */
  readonly guard: string | null
  begin(context: ExportContext): string
  /** `rank` counts from 1. */
  entry(hit: Hit, rank: number, context: ExportContext): string
  end(context: ExportContext): string
}
