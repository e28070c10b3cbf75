import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

export interface Asset {
  /** Address with the content's hash, so that it may be kept for ever. */
  readonly href: string
  readonly type: string
  readonly body: string
}

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8')

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
  'timeline',
  'filters',
  'item',
  'text',
  'docs',
  'wide',
  'print',
] as const

/** Modules of the script, each after those it imports. */
const modules = ['say', 'place', 'results', 'suggestions', 'quotation', 'page'] as const

/** The script is served as it is written; only the names in its imports become addresses. */
function readScripts(): ReadonlyMap<string, Asset> {
  const scripts = new Map<string, Asset>()
  for (const name of modules) {
    const body = read(`script/${name}.js`).replace(
      /(?<=^import .* from )'\.\/(\w+)\.js'/gm,
      (_, imported: string) => `'${scripts.get(imported)?.href}'`,
    )
    scripts.set(name, toAsset(name, 'js', 'text/javascript; charset=utf-8', body))
  }
  return scripts
}

const scripts = readScripts()

/** Read once: the files belong to the installed version. */
export const assets = {
  style: toAsset(
    'page',
    'css',
    'text/css; charset=utf-8',
    styles.map((name) => read(`assets/style/${name}.css`)).join('\n'),
  ),
  icon: toAsset('icon', 'svg', 'image/svg+xml', read('assets/icon.svg')),
  /** All of them, the entry last. */
  scripts: [...scripts.values()],
  embed: toAsset('embed', 'css', 'text/css; charset=utf-8', read('assets/embed.css')),
} as const

export const assetByHref: ReadonlyMap<string, Asset> = new Map(
  [assets.style, assets.icon, assets.embed, ...assets.scripts].map((asset) => [asset.href, asset]),
)
