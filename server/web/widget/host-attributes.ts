import { type AttributeName, attributeNames, attributes, propertyOf } from './attributes.ts'

export const attribute = (host: Element, name: AttributeName): string =>
  host.getAttribute(name) ?? attributes[name]

/** `lang` is a property of every element already. */
const mirrored = attributeNames.filter((name) => name !== 'lang')

/** Gives every element of this class a property for each attribute. */
export function mirrorAttributes(prototype: object): void {
  for (const name of mirrored) {
    Object.defineProperty(prototype, propertyOf(name), {
      configurable: true,
      enumerable: true,
      get(this: Element) {
        return attribute(this, name)
      },
      set(this: Element, value: unknown) {
        if (value == null) this.removeAttribute(name)
        else this.setAttribute(name, String(value))
      },
    })
  }
}

/** What a page has set on an element before there were properties becomes attributes. */
export function adoptProperties(host: Element): void {
  for (const property of mirrored.map(propertyOf)) {
    const own = Object.getOwnPropertyDescriptor(host, property)
    if (!own) continue
    Reflect.deleteProperty(host, property)
    Reflect.set(host, property, own.value)
  }
}
