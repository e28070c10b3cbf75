/** Invented minutes as text files, in the plainest layout that is recognised. */

export interface PrintedItem {
  readonly title: string
  readonly closed?: boolean
  readonly text?: string
  readonly decision?: string
}

export interface PrintedMinutes {
  readonly municipality?: string
  readonly body?: string
  /** `DD-MM-YYYY`. */
  readonly date?: string
  readonly items: readonly PrintedItem[]
}

export function printMinutes(minutes: PrintedMinutes): string {
  const { municipality = 'Vesterå', body = 'Byrådet', date = '12-02-2024', items } = minutes
  return [
    'MØDEREFERAT',
    body,
    `Mødedato: ${date}, kl. 17:00\nMødested: Salen, ${municipality} Rådhus`,
    'Mødedeltagere:\nElla Birkmose (A)\nJens Lindholt (V)',
    ...items.map(printItem),
  ].join('\n\n')
}

function printItem(
  { title, closed = false, text, decision = 'Godkendt.' }: PrintedItem,
  index: number,
): string {
  return [
    `Pkt. ${index + 1} ${closed ? 'Lukket punkt: ' : ''}${title}`,
    ...(text === undefined ? [] : [`Sagen:\n\n${text}`]),
    `Beslutning:\n\n${decision}`,
  ].join('\n\n')
}
