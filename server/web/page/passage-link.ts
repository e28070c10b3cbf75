import type { Span } from '../../../src/model/section.ts'

/** Address of one passage of an item's page: the parameter marks its text, the fragment leads to it. */
export function passageHref(itemHref: string, { start, end }: Span): string {
  return `${itemHref}${itemHref.includes('?') ? '&' : '?'}passage=${start}-${end}#${passageId({ start })}`
}

export const passageId = ({ start }: Pick<Span, 'start'>): string => `p${start}`

/** Reads the parameter; null where it names no range. */
export function readPassage(value: string | undefined): Span | null {
  const match = /^(\d{1,9})-(\d{1,9})$/.exec(value ?? '')
  const span = { start: Number(match?.[1]), end: Number(match?.[2]) }
  return span.start < span.end ? span : null
}
