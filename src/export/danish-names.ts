import type { ItemKind, Outcome } from '../model/agenda-item.ts'

/** Danish words for canonical names, for exports and pages alike. */

export const danishKinds: Readonly<Record<ItemKind, string>> = {
  decision: 'Beslutningssag',
  discussion: 'Drøftelsessag',
  information: 'Orienteringssag',
  standing: 'Fast punkt',
  signature: 'Underskriftsside',
  other: 'Anden sag',
}

export const danishOutcomes: Readonly<Record<Outcome, string>> = {
  approved: 'Godkendt',
  recommended: 'Anbefalet',
  noted: 'Taget til efterretning',
  discussed: 'Drøftet',
  postponed: 'Udsat',
  rejected: 'Afvist',
  returned: 'Sendt tilbage',
  other: 'Andet',
}
