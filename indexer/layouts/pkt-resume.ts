import { assemble } from './assemble.ts'
import { headedItems, pktForm } from './item-headings.ts'
import { countLines, type Layout, type SectionStyle } from './layout.ts'

const style: SectionStyle = { inline: true, recommenderOpens: true }

/** Older text exports: `MØDEREFERAT`, items `Pkt. 4 Titel` with `J.nr. …`, headings with a colon, `Borgmesteren indstiller,`. */
export const pktResume: Layout = {
  name: 'pkt-resume',
  detect({ lines }) {
    const items = countLines(lines, /^Pkt\.?\s*\d{1,3}\s*[.:]?\s+\S/iu)
    const title = countLines(lines, /^MØDEREFERAT/u, 1)
    const journal = countLines(lines, /^J\.?\s?nr\./iu)
    return items === 0 ? 0 : Math.min(100, 25 + 5 * items + 20 * title + 5 * journal)
  },
  parse(document) {
    const items = headedItems(document.lines, pktForm)
    return assemble('pkt-resume', document, { items, discards: [] }, style)
  },
}
