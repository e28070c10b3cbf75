import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

/** Files of the widget as the build makes them and hosts load them. */
export const widgetFileNames = {
  /** Form at once, the rest on first focus. */
  loader: 'referat-soeg.js',
  core: 'referat-soeg-core.js',
  /** Everything in one file, to be pinned by its hash. */
  single: 'referat-soeg-single.js',
  /** Tells the page around the frame how high it is. */
  embed: 'referat-embed.js',
  dkfds: 'referat-soeg-dkfds.css',
} as const

export const widgetFolder: URL = new URL('./generated/widget/', import.meta.url)

export interface WidgetFile {
  readonly name: string
  readonly type: string
  readonly body: string
  /** For the attribute `integrity`. */
  readonly integrity: string
  readonly bytes: number
  /** Bytes after `gzip -9`. */
  readonly gzip: number
}

/** What hosts load, by name; empty where the build has not been run. */
export function readWidgetFiles(folder: URL = widgetFolder): ReadonlyMap<string, WidgetFile> {
  const names = Object.values(widgetFileNames)
  if (!names.every((name) => existsSync(new URL(name, folder)))) return new Map()
  return new Map(names.map((name) => [name, toFile(name, readFileSync(new URL(name, folder)))]))
}

function toFile(name: string, bytes: Buffer): WidgetFile {
  return {
    name,
    type: name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
    body: bytes.toString('utf8'),
    integrity: `sha384-${createHash('sha384').update(bytes).digest('base64')}`,
    bytes: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
  }
}
