import type { BrowserContext } from 'playwright-core'

/** An element as a real XML parser reads it: text without the elements inside. */
export interface XmlElement {
  readonly name: string
  readonly namespace: string | null
  readonly attributes: Readonly<Record<string, string>>
  readonly text: string
  readonly children: readonly XmlElement[]
}

/** Runs in the browser. */
const reader = `(sources) => {
  const read = (element) => ({
    name: element.localName,
    namespace: element.namespaceURI,
    attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
    text: [...element.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => data).join(''),
    children: [...element.children].map(read),
  })
  return sources.map((source) => {
    const parsed = new DOMParser().parseFromString(source, 'application/xml')
    return parsed.querySelector('parsererror') ? null : read(parsed.documentElement)
  })
}`

/** Chromium's parser. @throws Error when a text is not well-formed */
export async function parseXml(context: BrowserContext, texts: readonly string[]): Promise<XmlElement[]> {
  const page = context.pages()[0] ?? (await context.newPage())
  const sources = JSON.stringify(texts.map((text) => text.toWellFormed()))
  const parsed: (XmlElement | null)[] = await page.evaluate(`(${reader})(${sources})`)
  return parsed.map((element, index) => {
    if (element === null) throw new Error(`This is not well-formed: ${texts[index]?.slice(0, 500)}`)
    return element
  })
}

export const childrenOf = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.filter((child) => child.name === name)

/** Text of the only child of this name. */
export function textOf(element: XmlElement, name: string): string {
  const [child, ...others] = childrenOf(element, name)
  if (!child || others.length > 0) throw new Error(`There is not one ${name} in ${element.name}.`)
  return child.text
}
