import type { Feed, FeedEntry } from './feed.ts'

/** JSON Feed 1.1. It knows no deleted items; an extension names them. */
export function toJsonFeed(feed: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.page,
    feed_url: feed.self,
    language: feed.language,
    authors: [{ name: 'Referatsøg' }],
    items: feed.entries.map(toItem),
    ...(feed.withdrawn.length > 0 && { _referatsoeg: { withdrawn: feed.withdrawn } }),
  })
}

function toItem({ id, page, source, title, summary, updated, body, municipality }: FeedEntry) {
  const author = [body, municipality].filter((name) => name !== null).join(', ')
  return {
    id,
    url: page,
    ...(source !== null && { external_url: source }),
    title,
    // Every item needs a content; without a decision the heading is all there is to say in a line.
    content_text: summary ?? title,
    ...(summary !== null && { summary }),
    date_published: updated,
    language: 'da',
    ...(author !== '' && { authors: [{ name: author }] }),
    tags: [municipality, body].filter((name) => name !== null),
  }
}
