import { assemble } from './assemble.ts'
import { headedItems, punktForm } from './item-headings.ts'
import { countLines, type Layout, type SectionStyle } from './layout.ts'
import type { SourceLines } from './lines.ts'

const style: SectionStyle = { inline: false, recommenderOpens: false }

/** Marks that every PDF of this agenda system prints. */
const systemMarks: readonly { readonly pattern: RegExp; readonly points: number }[] = [
  {
    pattern: /^(?:REFERAT|DAGSORDEN|BESLUTNINGSREFERAT|PROTOKOL)\s.+\sd\.\s*\d{1,2}-\d{1,2}-\d{4}$/u,
    points: 25,
  },
  { pattern: /^Mødedato\s+(?:\p{L}+\s+)?d\.\s*\d/iu, points: 15 },
  { pattern: /^Mødedeltagere(?:\s+\p{Lu}|$)/u, points: 5 },
  { pattern: /^Indholdsfortegnelse$/iu, points: 5 },
  { pattern: /^Punkt \d{1,3}: /u, points: 25 },
]

export interface VariantMark {
  readonly pattern: RegExp
  /** Points for each line that prints the mark, five lines at most. */
  readonly points: number
}

/** One way the agenda system's PDF is set up; the variants differ in how they print decisions and headings. */
export function firstagendaLayout(name: string, variant: readonly VariantMark[]): Layout {
  return {
    name,
    detect(document: SourceLines) {
      const system = systemMarks
        .filter(({ pattern }) => countLines(document.lines, pattern, 1) > 0)
        .reduce((sum, { points }) => sum + points, 0)
      if (system < 25) return 0
      return variant.reduce(
        (sum, { pattern, points }) => sum + points * countLines(document.lines, pattern),
        system,
      )
    },
    parse: (document) =>
      assemble(name, document, { items: headedItems(document.lines, punktForm), discards: [] }, style),
  }
}
