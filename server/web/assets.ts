import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

export interface Asset {
  /** Address with the content's hash, so that it may be kept for ever. */
  readonly href: string
  readonly type: string
  readonly body: string
}

const read = (file: string): string => readFileSync(new URL(`./assets/${file}`, import.meta.url), 'utf8')

function toAsset(name: string, extension: string, type: string, body: string): Asset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
  return { href: `/assets/${name}.${hash}.${extension}`, type, body }
}

/** Parts of the style sheet in their order: later ones win. */
const styles = [
  'base',
  'frame',
  'form',
  'start',
  'notices',
  'answer',
  'results',
  'facets',
  'item',
  'text',
  'wide',
  'print',
] as const

/** Read once: the files belong to the installed version. */
export const assets = {
  style: toAsset(
    'page',
    'css',
    'text/css; charset=utf-8',
    styles.map((name) => read(`style/${name}.css`)).join('\n'),
  ),
  icon: toAsset('icon', 'svg', 'image/svg+xml', read('icon.svg')),
} as const

export const assetByHref: ReadonlyMap<string, Asset> = new Map(
  Object.values(assets).map((asset) => [asset.href, asset]),
)
