import type { Analyzer } from '../analysis/analyzer.ts'
import type { SearchEngine } from '../engines/port.ts'

/**
 * The query with likely spellings in place of misspelt words, spelt as the minutes print them; null when nothing was
 * corrected.
 */
export async function correctQuery(
  engine: SearchEngine,
  analyzer: Analyzer,
  text: string,
  corrections: ReadonlyMap<string, string>,
): Promise<string | null> {
  if (corrections.size === 0) return null
  let corrected = text
  for (const [typed, folded] of corrections) {
    corrected = corrected.replace(typed, await printedForm(engine, analyzer, folded))
  }
  return corrected
}

/** Index words are folded (`oversvoemmelse`); a passage that holds the word shows how it is written. */
async function printedForm(engine: SearchEngine, analyzer: Analyzer, folded: string): Promise<string> {
  const [holder] = await engine.phrase([folded], {})
  if (!holder) return folded
  const passage = (await engine.passages([holder.itemId])).find(({ row }) => row === holder.row)
  const token = analyzer.analyze(passage?.passage.text ?? '').find((candidate) => candidate.folded === folded)
  return token?.surface.toLowerCase() ?? folded
}
