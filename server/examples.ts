import { type AnswerResponse, answerResponseSchema } from '../src/contract/answer.ts'
import type { Bodies, Coverage, Municipalities } from '../src/contract/coverage.ts'
import { bodiesSchema, coverageSchema, municipalitiesSchema } from '../src/contract/coverage.ts'
import {
  type ItemResponse,
  itemSchema,
  type MeetingResponse,
  meetingResponseSchema,
} from '../src/contract/item.ts'
import { type PrecedentsResponse, precedentsResponseSchema } from '../src/contract/precedents.ts'
import { type Problem, problemSchema } from '../src/contract/problem.ts'
import type { Schema } from '../src/contract/schema.ts'
import {
  type FacetsResponse,
  facetsResponseSchema,
  type SearchPage,
  searchPageSchema,
} from '../src/contract/search.ts'
import { type SimilarResponse, similarResponseSchema } from '../src/contract/similar.ts'
import { type SuggestResponse, suggestResponseSchema } from '../src/contract/suggest.ts'

/** Invented answers for the API document. */

const meeting = {
  municipality: 'Havbjerg Kommune',
  body: 'Socialudvalget',
  period: '2022-2025',
  date: '2025-11-05',
  start: '08:30',
  end: '11:15',
  place: 'Lokale 2',
  attendees: [{ name: 'Thora Klithav', affiliation: 'A' }],
  absent: [],
  layout: 'generic',
}
const meetingId = 'havbjerg.socialudvalget.2025-11-05'
const title = 'Finansiering af tilbud til borgere med dobbeltdiagnose'
const decision = 'Godkendt.'
const source = {
  name: 'havbjerg-socialudvalget-2025-11-05.txt',
  url: 'https://havbjerg.example/referat/512',
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  indexedAt: '2026-01-15T10:00:00.000Z',
}
const text = 'Finansieringen på 1.167.000 kr. findes inden for rammen.'
const span = { start: 1204, end: 1204 + text.length }
const brief = {
  id: `${meetingId}.4`,
  ordinal: 4,
  number: '4',
  title,
  caseNumber: '27.00.00-P08-1-25',
  closed: false,
  kind: 'decision',
} as const

const item: ItemResponse = {
  ...brief,
  heading: `4. ${title}`,
  kle: { number: '27.00.00', facet: 'P08' },
  caseWorker: null,
  sections: [{ kind: 'economy', heading: 'Økonomi', text, span }],
  recommendations: [{ number: 1, text: 'at finansieringen godkendes.' }],
  decision,
  decisionPoints: [{ points: [1], outcome: 'approved', text: decision }],
  outcome: 'approved',
  earlierTreatment: [],
  votes: [],
  attachments: [{ name: 'Notat.pdf' }],
  amounts: [{ kr: 1_167_000, printed: '1.167.000 kr.' }],
  lawReferences: [],
  meeting,
  source,
}

const wholeMeeting: MeetingResponse = {
  generation: 1,
  id: meetingId,
  meeting,
  sources: [source],
  items: [{ ...brief, outcome: 'approved', attachments: 1, source: 0 }],
}

const facets: FacetsResponse = {
  query: 'finansiering dobbeltdiagnose',
  mode: 'hybrid',
  degraded: [],
  generation: 512,
  total: 1,
  facets: {
    municipality: [{ value: 'Havbjerg Kommune', count: 1 }],
    body: [{ value: 'Socialudvalget', count: 1 }],
    year: [{ value: '2025', count: 1 }],
    kind: [{ value: 'decision', count: 1 }],
    outcome: [{ value: 'approved', count: 1 }],
    kle: [{ value: '27', count: 1 }],
    attachments: [{ value: 'true', count: 1 }],
  },
  truncatedFacets: [],
  tookMs: 23.4,
}

const search: SearchPage = {
  ...facets,
  hits: [
    {
      ...brief,
      titleHighlights: [
        [0, 12],
        [39, 54],
      ],
      meeting: { municipality: meeting.municipality, body: meeting.body, date: meeting.date },
      source: { name: source.name, url: source.url },
      decision: { outcome: 'approved', excerpt: decision },
      attachments: 1,
      score: 0.93,
      passages: [{ section: 'economy', heading: 'Økonomi', text, highlights: [[0, 14]], span }],
      chain: null,
      why: {
        words: [
          {
            word: 'finansiering',
            matched: 'finansiering',
            printed: 'Finansieringen',
            how: 'word',
            strength: 0.8,
          },
        ],
        coverage: 1,
        keyword: 0.91,
        vector: 0.88,
        lateInteraction: 0.9,
        section: 'economy',
      },
    },
  ],
  corrected: null,
  embedding: { done: 4321, total: 4321 },
  next: null,
}

const counts = {
  documents: 12,
  meetings: 11,
  items: 143,
  closed: 9,
  doubts: 2,
  first: '2025-01-08',
  last: '2025-12-03',
}
const { municipality, body } = meeting
const municipalities: Municipalities = {
  generation: 512,
  municipalities: [{ name: municipality, bodies: 1, ...counts }],
}
const bodies: Bodies = { generation: 512, bodies: [{ municipality, name: body, ...counts }] }
const coverage: Coverage = {
  generation: 512,
  total: { municipalities: 1, bodies: 1, failed: 1, ...counts },
  coverage: [{ municipality, body, year: 2025, ...counts }],
  failed: [{ name: 'skannet.txt', code: 'empty-document' }],
}

const problem: Problem = {
  type: '/problems/unknown-parameter',
  title: 'Unknown parameter',
  status: 400,
  detail: '`munipality`: did you mean `municipality`?',
  code: 'unknown-parameter',
  hint: 'Correct the name; the documentation lists the known parameters.',
  errors: [
    {
      parameter: 'munipality',
      message: '`munipality` is not a known parameter.',
      hint: '`munipality`: did you mean `municipality`?',
    },
  ],
  requestId: '4b0f3c1e-8d2a-4c61-9a57-0d6f1f2b7c11',
}

const suggestions: SuggestResponse = {
  query: 'dobbelt',
  suggestions: [
    {
      kind: 'word',
      text: 'dobbeltdiagnose',
      highlights: [[0, 7]],
      query: 'dobbeltdiagnose',
      item: null,
      count: 3,
    },
  ],
  generation: 512,
  tookMs: 1.2,
}

const similar: SimilarResponse = {
  id: `${meetingId}.2`,
  generation: 512,
  degraded: [],
  tookMs: 31.5,
  hits: search.hits,
}

const precedents: PrecedentsResponse = {
  generation: 512,
  degraded: [],
  tookMs: 88.1,
  hits: search.hits.map((one) => ({
    ...one,
    recommendation: 'at finansieringen godkendes.',
    decisionText: decision,
  })),
}

const answer: AnswerResponse = {
  question: 'hvad koster tilbuddet?',
  generation: 512,
  degraded: [],
  tookMs: 61.8,
  quotes: [
    {
      text,
      item: {
        id: brief.id,
        ordinal: brief.ordinal,
        number: brief.number,
        title,
        municipality: meeting.municipality,
        body: meeting.body,
        date: meeting.date,
      },
      source: { name: source.name, url: source.url },
      section: 'economy',
      heading: 'Økonomi',
      span,
      score: 0.71,
      highlights: [[0, 14]],
    },
  ],
  generated: null,
  refused: null,
}

export const examples: ReadonlyMap<Schema, unknown> = new Map<Schema, unknown>([
  [suggestResponseSchema, suggestions],
  [similarResponseSchema, similar],
  [precedentsResponseSchema, precedents],
  [answerResponseSchema, answer],
  [searchPageSchema, search],
  [facetsResponseSchema, facets],
  [itemSchema, item],
  [meetingResponseSchema, wholeMeeting],
  [municipalitiesSchema, municipalities],
  [bodiesSchema, bodies],
  [coverageSchema, coverage],
  [problemSchema, problem],
])
