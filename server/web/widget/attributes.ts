/** Every attribute of `<referat-soeg>` and what stands for a missing one. Each is a property too. */
export const attributes = {
  endpoint: '',
  key: '',
  lang: 'da',
  theme: 'light',
  municipality: '',
  body: '',
  from: '',
  to: '',
  'page-size': '10',
  view: 'box',
  'url-state': 'off',
  'url-prefix': 'referat-',
  placeholder: '',
  'open-in': 'page',
  shortcut: '',
} as const

export type AttributeName = keyof typeof attributes

// The keys of the table are its names.
export const attributeNames = Object.keys(attributes) as readonly AttributeName[]

/** `page-size` → `pageSize`. */
export const propertyOf = (name: AttributeName): string =>
  name.replace(/-./g, (part) => part.slice(1).toUpperCase())
