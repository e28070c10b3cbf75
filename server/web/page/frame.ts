import type { Context } from 'hono'
import { html } from 'hono/html'
import type { AppEnv } from '../../context.ts'
import { chooseLanguage, type Language, languages } from '../../language.ts'
import { assets } from '../assets.ts'
import { docsTexts } from '../texts/docs.ts'
import { texts } from '../texts/index.ts'
import type { Texts } from '../texts/texts.ts'
import { widgetPageTexts } from '../texts/widget.ts'
import type { Markup } from './markup.ts'
import { type PageState, pageHref, readState, withParameters } from './state.ts'

/** What every page needs to know of its request. */
export interface PageFrame {
  readonly language: Language
  readonly texts: Texts
  readonly path: string
  /** Scheme and host as the reader wrote them, for addresses that leave the page: printed, copied, alternate. */
  readonly origin: string
  readonly state: PageState
  readonly requestId: string
}

export function pageFrame(c: Context<AppEnv>): PageFrame {
  const address = new URL(c.req.url)
  const state = readState(address.searchParams)
  const language = chooseLanguage(state.get('lang')?.[0], c.req.header('accept-language'), 'da')
  return {
    language,
    texts: texts[language],
    path: address.pathname,
    origin: address.origin,
    state,
    requestId: c.get('requestId'),
  }
}

interface Content {
  readonly title: string
  readonly body: Markup
  /** Search form in the header; the start page has its own. */
  readonly search?: Markup
  /** Further links of the head. */
  readonly links?: Markup
  readonly kind: 'start' | 'results' | 'item' | 'text'
}

export function layout(frame: PageFrame, { title, body, search, kind, links }: Content): Markup {
  const { texts: t, language, state } = frame
  const [skipTo, skipText] = kind === 'results' ? ['results', t.skipToResults] : ['content', t.skip]
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="${assets.style.href}">
<link rel="icon" href="${assets.icon.href}" type="image/svg+xml">
<link rel="search" type="application/opensearchdescription+xml" title="${t.product}" href="/opensearch.xml">
${alternates(frame)}
${links}
${scripts()}
</head>
<body class="page-${kind}">
<a class="skip" href="#${skipTo}">${skipText}</a>
<header class="top">
<div class="bar">
<a class="brand" href="${pageHref('/', state)}">${t.product}</a>
<nav aria-label="${t.product}">
<a href="${pageHref('/help', state)}">${t.help}</a>
${languageLink(frame)}
</nav>
</div>
${search}
</header>
<main id="content" tabindex="-1">
${body}
</main>
<footer class="bottom"><p>${t.footer} <a href="${pageHref('/docs', state)}">${docsTexts[language].link}</a> · <a href="${pageHref('/widget', state)}">${widgetPageTexts[language].link}</a></p></footer>
</body>
</html>`
}

/** The same page in another language, with the rest of its state; null asks the reader's browser. */
const inLanguage = ({ path, state }: PageFrame, code: Language | null): string =>
  withParameters(path, new Map([...state, ['lang', code === null ? [] : [code]]]))

function alternates(frame: PageFrame): Markup {
  const others = [...languages.map((code) => [code, code] as const), ['x-default', null] as const]
  return html`${others.map(
    ([hreflang, code]) =>
      html`<link rel="alternate" hreflang="${hreflang}" href="${frame.origin}${inLanguage(frame, code)}">`,
  )}`
}

/** The last module imports the others, which are fetched beside it. */
function scripts(): Markup {
  const imported = assets.scripts.slice(0, -1)
  return html`${imported.map(({ href }) => html`<link rel="modulepreload" href="${href}">`)}
<script type="module" src="${assets.scripts.at(-1)?.href}"></script>`
}

function languageLink(frame: PageFrame): Markup {
  const { code, name, label } = frame.texts.otherLanguage
  return html`<a id="language" href="${inLanguage(frame, code)}" lang="${code}" hreflang="${code}" title="${label}">${name}</a>`
}

/** `lang` for text of the minutes on a page in another language. */
export const minutesLanguage = ({ language }: PageFrame): Markup | null =>
  language === 'da' ? null : html` lang="da"`
