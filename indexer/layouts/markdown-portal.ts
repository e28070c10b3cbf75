import { assemble } from './assemble.ts'
import { headedItems, markdownForm } from './item-headings.ts'
import { countLines, type Layout, type SectionStyle } from './layout.ts'

const style: SectionStyle = { inline: true, recommenderOpens: false }

/** Markdown that a portal export left: `# Udvalg – referat …`, `## 3. Titel`, `### Beslutning`, `**Sagsnummer:** …`. */
export const markdownPortal: Layout = {
  name: 'markdown-portal',
  detect({ lines }) {
    const items = countLines(lines, /^##\s+(?:(?:Punkt|Pkt\.)\s+)?\d{1,3}\s*[.:)]?\s+\S/iu)
    const sections = countLines(lines, /^#{3,4}\s+\S/u)
    const labels = countLines(lines, /^\*\*[^*]{2,40}:\*\*/u)
    return items === 0 ? 0 : Math.min(100, 30 + 8 * items + 5 * sections + 3 * labels)
  },
  parse(document) {
    const items = headedItems(document.lines, markdownForm)
    return assemble('markdown-portal', document, { items, discards: [] }, style)
  },
}
