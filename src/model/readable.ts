/** Emphasis, escapes and spaces of markdown and HTML that exports of agenda systems leave in the text. */
const debris = /\*\*|&nbsp;|\\(?=[-.*_()#+!])/g

/**
 * Text of the minutes as people read it. For showing only: the stored text keeps every character of the source, and
 * offsets count there.
 */
export const readable = (text: string): string =>
  text.replace(debris, (mark) => (mark === '&nbsp;' ? ' ' : ''))
