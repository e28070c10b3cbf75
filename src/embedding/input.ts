/**
 * The text a passage is embedded as. The item's title goes in front: it names the matter that the passage's own
 * sentences take for granted. Changing this changes vectors, and with them the content hash, so passages are
 * embedded again by themselves.
 */
export function embeddingInput(title: string, passage: string): string {
  return `${title}. ${passage}`
}
