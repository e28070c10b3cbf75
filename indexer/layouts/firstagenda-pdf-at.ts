import { firstagendaLayout } from './firstagenda.ts'
import type { Layout } from './layout.ts'

/** Decisions by `At 1: …`, item types as letters: `(B)`, `(O)`. */
export const firstagendaPdfAt: Layout = firstagendaLayout('firstagenda-pdf-at', [
  { pattern: /^At \d{1,2}[:.] /u, points: 2 },
  { pattern: /^Punkt \d{1,3}: .*\([BDO]\)$/u, points: 1 },
  { pattern: /^(?:Kompetence|Beslutningstema|Sagens indhold)$/u, points: 1 },
])
