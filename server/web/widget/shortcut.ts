/** A key combination in the notation of `aria-keyshortcuts`, e.g. `Control+K`. */
export interface Shortcut {
  readonly alt: boolean
  readonly control: boolean
  readonly meta: boolean
  readonly shift: boolean
  /** In lower case. */
  readonly key: string
}

/**
 * Null when the text is no usable combination. A single letter or sign is none: who dictates would set it off by
 * speaking (WCAG 2.1.4).
 */
export function parseShortcut(text: string): Shortcut | null {
  const parts = text.toLowerCase().split('+')
  const key = parts.pop() ?? ''
  const known = parts.every((part) => ['alt', 'control', 'meta', 'shift'].includes(part))
  const [alt, control, meta] = [parts.includes('alt'), parts.includes('control'), parts.includes('meta')]
  if (key === '' || !known || !(alt || control || meta || /^f\d{1,2}$/.test(key))) return null
  return { alt, control, meta, shift: parts.includes('shift'), key }
}

export function isPressed({ alt, control, meta, shift, key }: Shortcut, event: KeyboardEvent): boolean {
  return (
    event.key.toLowerCase() === key &&
    event.altKey === alt &&
    event.ctrlKey === control &&
    event.metaKey === meta &&
    event.shiftKey === shift
  )
}
