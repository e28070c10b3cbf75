/**
 * Makes the files of `<referat-soeg>` out of `widget/`, bundled and minified. Run by npm's `prepare` and before tests.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build, type Plugin, transform } from 'esbuild'
import { widgetFileNames, widgetFolder } from './widget-files.ts'

/** The oldest browsers with `light-dark()`; older ones keep the form of their page. */
const target = ['chrome123', 'edge123', 'firefox120', 'safari17.5']

const source = (name: string): string => fileURLToPath(new URL(`widget/${name}`, import.meta.url))

/** Where each published file begins. */
const entries: Readonly<Record<keyof typeof widgetFileNames, string>> = {
  loader: 'loader.ts',
  core: 'core.ts',
  single: 'single.ts',
  embed: 'embed.ts',
  dkfds: 'presets/dkfds.css',
}

/** Style sheets go into the script as minified text: the widget adopts them, so that no policy is in their way. */
const styleText: Plugin = {
  name: 'style-text',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]styles[\\/].*\.css$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, 'utf8'), { loader: 'css', minify: true, target })
      return { contents: code.trim(), loader: 'text' }
    })
  },
}

/** Bundles every file of the widget into `folder`. */
export async function buildWidget(folder: URL = widgetFolder): Promise<void> {
  mkdirSync(folder, { recursive: true })
  for (const [key, name] of Object.entries(widgetFileNames)) {
    const { outputFiles } = await build({
      // The keys of both tables are the same.
      entryPoints: [source(entries[key as keyof typeof entries])],
      bundle: true,
      minify: true,
      format: 'esm',
      charset: 'utf8',
      legalComments: 'none',
      target,
      plugins: [styleText],
      write: false,
    })
    const [output] = outputFiles
    if (output) replaceFile(new URL(name, folder), output.contents)
  }
}

/** Two processes may build at the same time; neither must read the other's half. */
function replaceFile(file: URL, contents: Uint8Array): void {
  const unfinished = new URL(`${file.href}.${process.pid}`)
  writeFileSync(unfinished, contents)
  renameSync(unfinished, file)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildWidget()
  console.log(`Widget: written to ${fileURLToPath(widgetFolder)}`)
}
