import type { Analyzer, Token } from '../analysis/analyzer.ts'
import type { Hit, HitPassage } from '../contract/search.ts'
import type { SearchEngine, StoredItem, StoredPassage } from '../engines/port.ts'
import type { Plan } from './plan.ts'
import { type PrintedMatch, printedMatches } from './printed-match.ts'
import type { Ranked } from './rank.ts'
import { excerpt, highlight } from './snippet.ts'

const passagesPerHit = 3
/** A further passage is shown when it is at least this good against the best one. */
const passageShare = 0.5
const excerptLength = 240

/** The same item with nothing but what a hit shows. */
export const onlyShown = (ranked: Ranked): Ranked => ({
  ...ranked,
  terms: ranked.terms.filter(({ presence }) => presence > 0),
  passages: ranked.passages.slice(0, passagesPerHit),
})

/**
 * Turns ranked items into what users see: passages, highlights, decision excerpt and reasons.
 * @param chains the rest of each item's case, where cases are collapsed
 */
export async function createHits(
  engine: SearchEngine,
  analyzer: Analyzer,
  plan: Plan,
  page: readonly Ranked[],
  chains?: ReadonlyMap<string, Hit['chain']>,
): Promise<Hit[]> {
  const ids = page.map(({ itemId }) => itemId)
  const [items, passages] = [await engine.items(ids), await engine.passages(ids)]
  const itemOf = new Map(items.map((item) => [item.id, item]))
  const passageOf = new Map(passages.map((passage) => [passage.row, passage]))
  const once = analyzingOnce(analyzer)
  return page.flatMap((ranked) => {
    const stored = itemOf.get(ranked.itemId)
    const chain = chains?.get(ranked.itemId) ?? null
    return stored ? [{ ...toHit(once, plan, ranked, stored, passageOf), chain }] : []
  })
}

/** The texts of a hit are looked at for highlights and for what matched. */
function analyzingOnce(analyzer: Analyzer): Analyzer {
  const known = new Map<string, Token[]>()
  return {
    ...analyzer,
    analyze(text) {
      const tokens = known.get(text) ?? analyzer.analyze(text)
      known.set(text, tokens)
      return tokens
    },
  }
}

function toHit(
  analyzer: Analyzer,
  plan: Plan,
  ranked: Ranked,
  stored: StoredItem,
  passageOf: ReadonlyMap<number, StoredPassage>,
): Omit<Hit, 'chain'> {
  const { item, meeting, source } = stored
  const keys = matchedKeys(plan, ranked)
  const chosen = choosePassages(ranked, passageOf)
  const printed = printedMatches(
    analyzer,
    stored,
    chosen.map(({ passage }) => passage.text),
  )
  return {
    id: stored.id,
    ordinal: item.ordinal,
    number: item.number,
    title: item.title,
    titleHighlights: highlight(analyzer, item.title, keys),
    caseNumber: item.caseNumber,
    closed: item.closed,
    kind: item.kind,
    meeting: { municipality: meeting.municipality, body: meeting.body, date: meeting.date },
    source: { name: source.name, url: source.url },
    decision: {
      outcome: item.outcome,
      excerpt: item.decision === null ? null : excerpt(item.decision, excerptLength),
    },
    attachments: item.attachments.length,
    score: round(ranked.score),
    passages: chosen.map(({ passage }) => toHitPassage(analyzer, passage, keys)),
    why: {
      words: matchedWords(plan, ranked, printed),
      coverage: round(ranked.coverage),
      keyword: round(ranked.keyword),
      vector: ranked.vector === null ? null : round(ranked.vector),
      lateInteraction: ranked.lateInteraction === null ? null : round(ranked.lateInteraction),
      section: chosen[0]?.passage.section ?? null,
    },
  }
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000

function choosePassages(ranked: Ranked, passageOf: ReadonlyMap<number, StoredPassage>): StoredPassage[] {
  const best = ranked.passages[0]?.score ?? 0
  return ranked.passages
    .slice(0, passagesPerHit)
    .filter(({ score }) => score > 0 && score >= best * passageShare)
    .map(({ row }) => passageOf.get(row))
    .filter((passage) => passage !== undefined)
}

function toHitPassage(
  analyzer: Analyzer,
  passage: StoredPassage['passage'],
  keys: ReadonlySet<string>,
): HitPassage {
  const { section, heading, text, span } = passage
  return { section, heading, text, highlights: highlight(analyzer, text, keys), span }
}

/** Keys of all variants of terms that matched this item. */
function matchedKeys(plan: Plan, ranked: Ranked): ReadonlySet<string> {
  const matched = ranked.terms.filter(({ presence }) => presence > 0)
  return new Set(
    matched.flatMap(({ term }) =>
      (plan.terms[term]?.variants ?? []).map((variant) => plan.variants[variant]?.key ?? ''),
    ),
  )
}

function matchedWords(plan: Plan, ranked: Ranked, printed: PrintedMatch): Hit['why']['words'] {
  return ranked.terms.flatMap(({ term, strength, variant }) => {
    const planned = plan.terms[term]
    const matched = variant === null ? undefined : plan.variants[variant]
    if (!planned || !matched) return []
    const { key, how } = matched
    return [
      { word: planned.surface, matched: key, printed: printed(matched), how, strength: round(strength) },
    ]
  })
}
