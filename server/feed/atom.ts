import { element, textElement, xmlDocument } from '../xml.ts'
import type { Feed, FeedEntry } from './feed.ts'

/** RFC 4287, with deleted entries as in RFC 6721. Everything is text: a reader that shows it as markup shows the signs. */
export function toAtom(feed: Feed): string {
  return xmlDocument(
    element('feed', { ...namespaces, 'xml:lang': feed.language }, [
      textElement('id', feed.id),
      textElement('title', feed.title),
      textElement('updated', feed.updated),
      element('author', {}, [textElement('name', 'Referatsøg')]),
      element('link', { rel: 'self', type: 'application/atom+xml', href: feed.self }),
      element('link', { rel: 'alternate', type: 'text/html', href: feed.page }),
      ...feed.entries.map(toEntry),
      ...feed.withdrawn.map(({ id, at }) => element('at:deleted-entry', { ref: id, when: at })),
    ]),
  )
}

const namespaces = {
  xmlns: 'http://www.w3.org/2005/Atom',
  'xmlns:at': 'http://purl.org/atompub/tombstones/1.0',
} as const

/** Minutes are Danish, whatever language the feed is in. */
function toEntry(entry: FeedEntry): string {
  const { municipality, body, source, summary } = entry
  const author = [body, municipality].filter((name) => name !== null).join(', ')
  const categories = [municipality, body].filter((name) => name !== null)
  return `\n${element('entry', { 'xml:lang': 'da' }, [
    textElement('id', entry.id),
    textElement('title', entry.title),
    textElement('updated', entry.updated),
    ...(author === '' ? [] : [element('author', {}, [textElement('name', author)])]),
    element('link', { rel: 'alternate', type: 'text/html', href: entry.page }),
    ...(source === null ? [] : [element('link', { rel: 'via', href: source })]),
    ...categories.map((term) => element('category', { term })),
    ...(summary === null ? [] : [textElement('summary', summary, { type: 'text' })]),
  ])}`
}
