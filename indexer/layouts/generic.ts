import { assemble } from './assemble.ts'
import {
  type HeadingForm,
  headedItems,
  markdownForm,
  numberedForm,
  pktForm,
  punktForm,
  sagForm,
  separatedForm,
} from './item-headings.ts'
import type { ItemDraft, Layout, SectionStyle } from './layout.ts'

const style: SectionStyle = { inline: true, recommenderOpens: true }

/** Heading forms tried on a document no layout knows; the one that finds most items is taken, the first of equals. */
const forms: readonly HeadingForm[] = [punktForm, pktForm, markdownForm, separatedForm, sagForm, numberedForm]

/** Fallback for documents without the marks of a known agenda system. */
export const generic: Layout = {
  name: 'generic',
  detect: () => 1,
  parse(document) {
    let items: readonly ItemDraft[] = []
    for (const form of forms) {
      const found = headedItems(document.lines, form)
      if (found.length > items.length) items = found
    }
    return assemble('generic', document, { items, discards: [] }, style)
  },
}
