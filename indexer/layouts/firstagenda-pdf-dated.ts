import { firstagendaLayout } from './firstagenda.ts'
import type { Layout } from './layout.ts'

/** Decisions headed `Beslutning Havneudvalget den 04-03-2025`, numbers repeated in headings: `Punkt 2: 2. …`. */
export const firstagendaPdfDated: Layout = firstagendaLayout('firstagenda-pdf-dated', [
  { pattern: /^Beslutning (?!i )\p{Lu}.* den \d{1,2}-\d{1,2}-\d{4}$/u, points: 3 },
  { pattern: /^Punkt (\d{1,3}): (?:Lukket: )?\1\. /u, points: 1 },
])
