import { readable } from '../../../src/model/readable.ts'
import { h } from './dom.ts'

export type Range = readonly [start: number, end: number]

/** Text with `<mark>` around its ranges. Ranges that overlap or leave the text are cut, never trusted. */
export function marked(text: string, ranges: readonly Range[]): Node[] {
  const nodes: Node[] = []
  let at = 0
  for (const [start, end] of ranges) {
    const from = Math.max(at, start)
    if (!(end > from)) continue
    nodes.push(
      new Text(readable(text.slice(at, from))),
      h('mark', { part: 'mark', textContent: readable(text.slice(from, end)) }),
    )
    at = end
  }
  return [...nodes, new Text(readable(text.slice(at)))]
}
