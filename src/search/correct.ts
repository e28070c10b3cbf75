import type { SearchEngine } from '../engines/port.ts'
import { printedForm } from './printed.ts'

/**
 * The query with likely spellings in place of misspelt words, spelt as the minutes print them; null when nothing was
 * corrected.
 */
export async function correctQuery(
  engine: SearchEngine,
  text: string,
  corrections: ReadonlyMap<string, string>,
): Promise<string | null> {
  if (corrections.size === 0) return null
  let corrected = text
  for (const [typed, folded] of corrections) {
    const printed = await printedForm(engine, folded)
    corrected = corrected.replace(typed, () => printed ?? folded)
  }
  return corrected
}
