import { acadreNumbered } from './acadre-numbered.ts'
import { assemble } from './assemble.ts'
import { firstagendaPdfAt } from './firstagenda-pdf-at.ts'
import { firstagendaPdfDated } from './firstagenda-pdf-dated.ts'
import { firstagendaPdfNumbered } from './firstagenda-pdf-numbered.ts'
import { firstagendaPdfTimed } from './firstagenda-pdf-timed.ts'
import { generic } from './generic.ts'
import { kleHtmlGrid } from './kle-html-grid.ts'
import type { Layout, ParsedItem, ParsedMinutes } from './layout.ts'
import { type SourceLines, scanLines } from './lines.ts'
import { markdownPortal } from './markdown-portal.ts'
import { pktResume } from './pkt-resume.ts'

export type { Diagnostic, Discard, Layout, ParsedItem, ParsedMinutes } from './layout.ts'

/** Every layout, the fallback last. The highest score wins, the first of equals. */
export const layouts: readonly Layout[] = [
  firstagendaPdfDated,
  firstagendaPdfNumbered,
  firstagendaPdfAt,
  firstagendaPdfTimed,
  kleHtmlGrid,
  acadreNumbered,
  markdownPortal,
  pktResume,
  generic,
]

/**
 * Reads minutes. Never throws: a text without agenda items gives no items and the diagnostic `not-minutes`. Personal
 * numbers must be masked before (`maskCpr`); closed items are read in full (`withholdClosed` is for storage).
 */
export function parseMinutes(text: string): ParsedMinutes {
  const document = scanLines(text)
  const parsed = recognise(document).parse(document)
  if (parsed.items.length > 0 && isMinutes(parsed)) return parsed
  const fallback = parsed.meeting.layout === generic.name ? parsed : generic.parse(document)
  if (fallback.items.length > 0 && isMinutes(fallback)) return fallback
  return assemble(
    generic.name,
    document,
    { items: [], discards: [] },
    { inline: false, recommenderOpens: false },
  )
}

function recognise(document: SourceLines): Layout {
  let best: Layout = generic
  let highest = 0
  for (const layout of layouts) {
    const score = layout.detect(document)
    if (score > highest) {
      best = layout
      highest = score
    }
  }
  return best
}

/** Numbered lines alone make no minutes: a dated meeting of a known layout does, or an item with a part of its own. */
function isMinutes({ meeting, items }: ParsedMinutes): boolean {
  if (meeting.layout !== generic.name && meeting.date !== null) return true
  return items.some((item) => item.closed || item.caseNumber !== null || hasKnownPart(item))
}

function hasKnownPart(item: ParsedItem): boolean {
  return item.sections.some(({ kind }) => kind === 'decision' || kind === 'recommendation' || kind === 'case')
}
