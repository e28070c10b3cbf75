import { firstagendaLayout } from './firstagenda.ts'
import type { Layout } from './layout.ts'

/** Clock times in headings, decisions headed `Beslutning i … den 16-09-2025`: joint bodies of region and municipalities. */
export const firstagendaPdfTimed: Layout = firstagendaLayout('firstagenda-pdf-timed', [
  { pattern: /^Punkt \d{1,3}: .*\(\d{1,2}[.:]\d{2}\s?-\s?\d{1,2}[.:]\d{2}\)$/u, points: 3 },
  { pattern: /^Beslutning i \p{Lu}.* den \d{1,2}-\d{1,2}-\d{4}$/u, points: 2 },
])
