/** Control characters would steer a terminal, and no format of ours can hold them; half a surrogate pair is no text. */
export const printable = (text: string): string => text.toWellFormed().replace(/[^\P{Cc}\t\r\n]/gu, '\ufffd')

/** One line: line breaks and runs of white space become one space. */
export const oneLine = (text: string): string => printable(text).replace(/\s+/gu, ' ').trim()
