import type { Meeting } from '../../src/model/meeting.ts'
import { parsePeople } from '../extract/people.ts'
import type { ParsedItem } from './layout.ts'
import { collapse } from './lines.ts'

/**
 * Adds members whom the items, not the head, call absent. Only a name printed under most of the decided items was
 * absent from the meeting; anyone else left for a single item.
 */
export function absentFromItems(meeting: Meeting, items: readonly ParsedItem[]): Meeting {
  const counts = new Map<string, { count: number; affiliation: string | null }>()
  for (const item of items) {
    const texts = item.sections.filter((section) => section.kind === 'absent').map((section) => section.text)
    const people = parsePeople(texts.flatMap((text) => text.slice(0, 4000).split('\n').map(collapse)))
    const names = new Map(
      [...people.present, ...people.absent].map((person) => [person.name, person.affiliation]),
    )
    for (const [name, affiliation] of names) {
      counts.set(name, { count: (counts.get(name)?.count ?? 0) + 1, affiliation })
    }
  }
  const decided = items.filter((item) => item.decision !== null).length
  const known = new Set(meeting.absent.map((person) => person.name))
  const away = [...counts].filter(
    ([name, { count }]) => !known.has(name) && count >= 2 && count > 0.6 * decided,
  )
  if (away.length === 0) return meeting
  const names = new Set(away.map(([name]) => name))
  return {
    ...meeting,
    attendees: meeting.attendees.filter((person) => !names.has(person.name)),
    absent: [...meeting.absent, ...away.map(([name, { affiliation }]) => ({ name, affiliation }))],
  }
}
