import type { Outcome } from '../../../src/model/agenda-item.ts'

/** What was decided, in English. */
export const englishOutcomes: Readonly<Record<Outcome, string>> = {
  approved: 'Approved',
  recommended: 'Recommended',
  noted: 'Noted',
  discussed: 'Discussed',
  postponed: 'Postponed',
  rejected: 'Rejected',
  returned: 'Sent back',
  other: 'Other',
}
