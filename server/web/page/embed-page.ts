import { html } from 'hono/html'
import { assets } from '../assets.ts'
import { widgetFileNames } from '../widget-files.ts'
import type { PageFrame } from './frame.ts'
import type { Markup } from './markup.ts'

/** Attributes of the widget that a frame sets in its address, and what stands for a missing one. */
const attributes: Readonly<Record<string, string>> = {
  key: '',
  theme: 'light',
  municipality: '',
  body: '',
  from: '',
  to: '',
  'page-size': '',
  view: 'full',
  placeholder: '',
  'open-in': 'panel',
}

export const embedParameters: readonly string[] = ['lang', ...Object.keys(attributes)]

interface Setting {
  readonly version: string
  /** Origins that are told how high the page is. */
  readonly parents: readonly string[]
}

/** The widget alone on a page. Links leave the frame, since no other page of ours may be framed. */
export function embedPage(frame: PageFrame, given: URLSearchParams, { version, parents }: Setting): Markup {
  const { texts: t, language } = frame
  const values = Object.entries(attributes)
    .map(([name, fallback]) => [name, given.get(name) ?? fallback] as const)
    .filter(([, value]) => value !== '')
  const theme = given.get('theme') ?? 'light'
  const script = (name: string): Markup =>
    html`<script type="module" src="/widget/${version}/${name}"></script>`
  return html`<!doctype html>
<html lang="${language}" data-theme="${theme}">
<head>
<meta charset="utf-8">
<title>${t.form.label}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<base target="_blank">
<link rel="stylesheet" href="${assets.embed.href}">
${script(widgetFileNames.single)}
${script(widgetFileNames.embed)}
</head>
<body data-parents="${parents.join(' ')}">
<main>
<referat-soeg lang="${language}"${values.map(([name, value]) => html` ${name}="${value}"`)}>
<form action="/search"><label>${t.form.label} <input type="search" name="q"></label> <button>${t.form.submit}</button></form>
</referat-soeg>
</main>
</body>
</html>`
}
