/** Numbers as printed in Danish: full stops or spaces between thousands, a comma before decimals. */
export const decimalPattern: string =
  '\\d{1,3}(?:[.\\u00a0\\u202f ]\\d{3})+(?:,\\d{1,4})?(?!\\d)|\\d{1,18}(?:,\\d{1,4})?(?!\\d)'

/** Moves the comma `shift` places to the right. Text in, text out: no rounding. */
export function decimalDigits(printed: string, shift: number): string {
  const [whole = '', fraction = ''] = printed.replace(/[.\s]/gu, '').split(',')
  const padded = fraction.padEnd(shift, '0')
  const integer = (whole + padded.slice(0, shift)).replace(/^0+(?=\d)/, '')
  const rest = padded.slice(shift).replace(/0+$/, '')
  return rest === '' ? integer : `${integer}d${rest}`
}
