import { createHash } from 'node:crypto'
import type { IndexedDocument, IndexedItem } from '../../src/engines/port.ts'
import type { AgendaItem } from '../../src/model/agenda-item.ts'
import { itemId } from '../../src/model/item-id.ts'
import { parseKle } from '../../src/model/kle.ts'
import type { Meeting } from '../../src/model/meeting.ts'
import type { Passage } from '../../src/model/passage.ts'
import type { Section, SectionKind } from '../../src/model/section.ts'

/** Builders of documents as the pipeline hands them to an engine. All names and texts are invented. */

export interface ItemDraft extends Partial<Omit<AgendaItem, 'sections' | 'ordinal'>> {
  readonly title: string
  /** Text of each section; one passage a section. A decision is taken over into the item. */
  readonly texts?: Readonly<Partial<Record<SectionKind, string>>>
}

export interface DocumentDraft {
  readonly name: string
  /** Default: the name. */
  readonly key?: string
  readonly meeting?: Partial<Meeting>
  readonly items: readonly ItemDraft[]
}

export function makeMeeting(fields: Partial<Meeting> = {}): Meeting {
  return {
    municipality: 'Vesterå Kommune',
    body: 'Byrådet',
    period: null,
    date: '2024-02-12',
    start: '17:00',
    end: null,
    place: null,
    attendees: [],
    absent: [],
    layout: 'generic',
    ...fields,
  }
}

export function makeItem(draft: ItemDraft, ordinal = 1): AgendaItem {
  const { texts = {}, ...fields } = draft
  return {
    ordinal,
    number: String(ordinal),
    heading: `${ordinal}. ${draft.title}`,
    kind: 'decision',
    caseNumber: null,
    kle: draft.caseNumber ? parseKle(draft.caseNumber) : null,
    caseWorker: null,
    closed: false,
    sections: makeSections(texts, ordinal),
    recommendations: [],
    decision: texts.decision ?? null,
    decisionPoints: [],
    outcome: null,
    earlierTreatment: [],
    votes: [],
    attachments: [],
    amounts: [],
    lawReferences: [],
    ...fields,
  }
}

function makeSections(texts: Readonly<Partial<Record<SectionKind, string>>>, ordinal: number): Section[] {
  let end = ordinal * 10_000
  // Object.entries widens the keys, which are section kinds by the parameter's type.
  return Object.entries(texts).map(([kind, text]) => {
    const start = end + 2
    end = start + text.length
    return { kind: kind as SectionKind, heading: null, text, span: { start, end } }
  })
}

/** One passage a section; an item without sections is quoted by its heading. */
export function passagesOf(item: AgendaItem): Passage[] {
  const { heading, sections } = item
  const whole = { section: 'other', text: heading, span: { start: 0, end: heading.length } } as const
  const pieces = sections.map(({ kind, text, span }) => ({ section: kind, text, span }))
  return (pieces.length > 0 ? pieces : [whole]).map((piece, index) => ({
    ordinal: index + 1,
    heading: null,
    ...piece,
  }))
}

export function makeDocument(draft: DocumentDraft): IndexedDocument {
  const { name, key = name, items } = draft
  const meeting = makeMeeting(draft.meeting)
  const sha256 = createHash('sha256')
    .update(JSON.stringify([name, items]))
    .digest('hex')
  return {
    source: { key, name, url: null, sha256, format: 'text' },
    meeting,
    items: items.map((item, index): IndexedItem => {
      const made = makeItem(item, index + 1)
      return { id: itemId(meeting, index + 1, sha256), item: made, passages: passagesOf(made) }
    }),
  }
}
