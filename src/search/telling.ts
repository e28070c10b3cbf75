import type { ItemKind } from '../model/agenda-item.ts'
import type { SectionKind } from '../model/section.ts'

const tellingSections: ReadonlySet<string> = new Set<SectionKind>([
  'summary',
  'case',
  'background',
  'economy',
  'assessment',
  'consequences',
])

/** Whether a section tells the case; the others differ from body to body, or are alike in all cases. */
export const tellsCase = (kind: SectionKind): boolean => tellingSections.has(kind)

/** Kinds of item that are about something. Every agenda has the others. */
export const substantialKinds: readonly ItemKind[] = ['decision', 'discussion', 'information', 'other']
