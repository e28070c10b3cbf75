import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { embedParameters } from '../../server/web/page/embed-page.ts'
import { widgetPageTexts } from '../../server/web/texts/widget.ts'
import { attributeNames } from '../../server/web/widget/attributes.ts'
import { widgetFileNames } from '../../server/web/widget-files.ts'

const root = new URL('../../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')
const docs = read('docs/widget.md')
const sources = globSync('server/web/widget/**/*.{ts,css}', { cwd: root }).map(read).join('\n')
const found = (pattern: RegExp): string[] =>
  [...new Set([...sources.matchAll(pattern)].map(([, name = '']) => name))].sort()

const parts =
  'form label input submit clear listbox option option-title option-meta status results result result-title result-meta snippet mark filters facet facet-count pager message retry'
const properties =
  'font color background surface accent on-accent border radius space focus mark-background mark-color max-height z-index'

describe('the contract of the widget', () => {
  it('has these parts, and the docs name each', () => {
    expect(found(/\bpart: '([\w-]+)'/g)).toEqual(parts.split(' ').sort())
    for (const name of parts.split(' ')) expect(docs).toContain(`\`${name}\``)
  })

  it('has these custom properties, and the docs name each', () => {
    expect(found(/var\(--referat-([\w-]+)/g)).toEqual(properties.split(' ').sort())
    for (const name of properties.split(' ')) expect(docs).toContain(`\`--referat-${name}\``)
  })

  it('has these events, and the docs name each', () => {
    const events = found(/emit\('([\w-]+)'/g)
    expect(events).toEqual(['referat-error', 'referat-search', 'referat-select'])
    expect(Object.keys(widgetPageTexts.da.eventRows).sort()).toEqual(events)
    for (const name of events) expect(docs).toContain(`\`${name}\``)
  })

  it('has attributes and files that the docs name', () => {
    for (const name of [...attributeNames, ...embedParameters]) expect(docs).toContain(`\`${name}\``)
    for (const name of [widgetFileNames.loader, widgetFileNames.single, widgetFileNames.dkfds]) {
      expect(docs).toContain(name)
    }
  })
})
