import { firstagendaLayout } from './firstagenda.ts'
import type { Layout } from './layout.ts'

/** Numbered decisions that answer numbered recommendations: `1. Anbefales.`; the decision stands first. */
export const firstagendaPdfNumbered: Layout = firstagendaLayout('firstagenda-pdf-numbered', [
  { pattern: /^1\.\s+\p{L}[\p{L} ]{2,40}\.?$/u, points: 1 },
  { pattern: /^Punkt \d{1,3}: (?:Beslutnings|Drøftelses|Orienterings) ?sag: /u, points: 2 },
  { pattern: /^Sagsbeskrivelse$/u, points: 1 },
])
