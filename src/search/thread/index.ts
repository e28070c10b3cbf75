import type { ThreadItem } from '../../contract/thread.ts'
import type { ItemSummary, SearchEngine } from '../../engines/port.ts'
import { nameKey } from '../../model/name-key.ts'
import { substantialKinds } from '../telling.ts'
import { areSameTexts, areSimilarTitles, caseText, titleKey, titleWords } from './same-case.ts'

/**
 * The same case in several meetings. Items are of one case when they belong to one municipality and to different
 * meetings and have
 *
 * - the same case number, and similar titles or the same text: a body may print one number on all its items;
 * - or the same title and the same text, where one of them prints no number.
 */
export interface Threads {
  /** Ids of all items of an item's case, itself included, oldest first. */
  of(id: string): Promise<readonly string[]>
}

/** Keeps threads that were asked for until documents change. */
export function createThreads(engine: SearchEngine): Threads {
  let current: { generation: number; finder: ThreadFinder } | undefined
  return {
    async of(id) {
      const { contentGeneration: generation } = await engine.stats()
      if (current?.generation !== generation) {
        const summaries = await engine.summaries(await engine.matching({}))
        current = { generation, finder: new ThreadFinder(engine, summaries) }
      }
      return current.finder.of(id)
    },
  }
}

/** Items of a thread as they are shown. */
export async function listThread(engine: SearchEngine, ids: readonly string[]): Promise<ThreadItem[]> {
  const summaries = await engine.summaries(ids)
  return summaries.map(({ id, title, body, date, outcome }) => ({
    id,
    title,
    body,
    date: date || null,
    outcome,
  }))
}

/** A number that stands on more items is printed on all of a body's items: alone with the text it proves nothing. */
const mostOfOneCase = 20

/** Texts kept while threads are looked for; some 10 kB each. */
const keptTexts = 500

class ThreadFinder {
  #engine: SearchEngine
  #items: ReadonlyMap<string, ItemSummary>
  /** Items that may be of one case: same municipality, and same number or same title. */
  #alike = new Map<string, ItemSummary[]>()
  #threads = new Map<string, readonly string[]>()
  #texts = new Map<string, ReadonlySet<string>>()

  constructor(engine: SearchEngine, summaries: readonly ItemSummary[]) {
    this.#engine = engine
    this.#items = new Map(summaries.map((item) => [item.id, item]))
    for (const item of summaries) {
      for (const key of likenesses(item)) {
        const list = this.#alike.get(key)
        if (list) list.push(item)
        else this.#alike.set(key, [item])
      }
    }
  }

  async of(id: string): Promise<readonly string[]> {
    const known = this.#threads.get(id)
    if (known) return known
    const item = this.#items.get(id)
    if (!item) return []
    const thread = (await this.#collect(item)).sort(byDate).map((member) => member.id)
    for (const member of thread) this.#threads.set(member, thread)
    return thread
  }

  /** Follows likeness from item to item; one meeting treats a case once. */
  async #collect(first: ItemSummary): Promise<ItemSummary[]> {
    const members = [first]
    const meetings = new Set([meetingOf(first)])
    for (let at = 0; at < members.length; at++) {
      const member = members[at]
      if (!member) break
      const candidates = likenesses(member).flatMap((key) => this.#alike.get(key) ?? [])
      for (const candidate of candidates) {
        if (meetings.has(meetingOf(candidate)) || !(await this.#areOneCase(member, candidate))) continue
        members.push(candidate)
        meetings.add(meetingOf(candidate))
      }
    }
    return members
  }

  async #areOneCase(a: ItemSummary, b: ItemSummary): Promise<boolean> {
    if (a.caseKey !== b.caseKey && a.caseKey !== null && b.caseKey !== null) return false
    if (a.caseKey === null || b.caseKey === null) {
      return titleKey(a.title) === titleKey(b.title) && (await this.#haveSameTexts(a, b))
    }
    if (areSimilarTitles(titleWords(a.title), titleWords(b.title))) return true
    const { length } = this.#alike.get(caseLikeness(a)) ?? []
    return length <= mostOfOneCase && (await this.#haveSameTexts(a, b))
  }

  async #haveSameTexts(a: ItemSummary, b: ItemSummary): Promise<boolean> {
    return areSameTexts(await this.#text(a.id), await this.#text(b.id))
  }

  async #text(id: string): Promise<ReadonlySet<string>> {
    const known = this.#texts.get(id)
    if (known) return known
    if (this.#texts.size >= keptTexts) this.#texts.clear()
    const [stored] = await this.#engine.items([id])
    const text = stored ? caseText(stored.item) : new Set<string>()
    this.#texts.set(id, text)
    return text
  }
}

const place = ({ municipality }: ItemSummary): string => nameKey(municipality ?? '')
const meetingOf = (item: ItemSummary): string => [place(item), nameKey(item.body ?? ''), item.date].join(' ')
const caseLikeness = (item: ItemSummary): string => `${place(item)} number ${item.caseKey}`

function likenesses(item: ItemSummary): string[] {
  if (item.closed || !substantialKinds.includes(item.kind) || place(item) === '') return []
  const title = `${place(item)} title ${titleKey(item.title)}`
  return item.caseKey === null ? [title] : [caseLikeness(item), title]
}

const byDate = (a: ItemSummary, b: ItemSummary): number =>
  a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1
