/**
 * One form of a case number for comparing: `25/16587` = `25-16587`, `25-003549` = `25-3549`. KLE numbers keep
 * their shape in lower case.
 */
export function caseKey(caseNumber: string): string {
  const compact = caseNumber.normalize('NFC').toLowerCase().replace(/\s+/g, '')
  const parts = /^(\d{2,4})[/-]0*(\d+)((?:-\d+)*)$/.exec(compact)
  return parts ? `${parts[1]}-${parts[2]}${parts[3]}` : compact
}

/** What the `caseKey` of every case number begins with whose printed form begins with `typed`. */
export function caseKeyBeginning(typed: string): string {
  const compact = typed.normalize('NFC').toLowerCase().replace(/\s+/g, '')
  const parts = /^(\d{2,4})[/-]0*(.*)$/.exec(compact)
  return parts ? `${parts[1]}-${parts[2]}` : compact
}
