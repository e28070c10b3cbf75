import type { AnswerResponse, Quote } from '../../../src/contract/answer.ts'
import { answerParameters, readFor, toFilter } from '../../../src/contract/search-parameters.ts'
import { exitCodes, SearchError } from '../../../src/errors.ts'
import { readable } from '../../../src/model/readable.ts'
import { type Command, print, say, visible } from '../command.ts'
import { open } from '../open.ts'
import { createServices, openChat } from '../services.ts'
import { filterFlags, queryPairs } from './filter-flags.ts'

export const answer: Command = {
  name: 'answer',
  usage: 'referatsoeg answer QUESTION [--mode hybrid|keyword|semantic] [--json] [filters]',
  summary: 'print the sentences of the minutes that answer a question',
  examples: [
    'referatsoeg answer "hvad koster skaterparken i Fjordby?"',
    'referatsoeg answer "hvad blev besluttet om havnebadet" --municipality Nørrevang --json',
  ],
  flags: {
    mode: { type: 'string', value: 'MODE', help: 'hybrid (default), keyword or semantic.' },
    json: { type: 'boolean', help: 'The whole answer, as JSON.' },
    ...filterFlags,
  },
  async run(invocation) {
    const { positionals, flags, settings } = invocation
    if (positionals.length === 0) throw new SearchError('usage', 'Say what to ask.')
    const parameters = readFor(answerParameters, queryPairs(invocation, ['mode']))
    const chat = openChat(settings)
    const opened = open(settings, 'read')
    try {
      const { answers } = createServices(opened, chat)
      const found = await answers.answer({
        question: parameters.q ?? '',
        filter: toFilter(parameters),
        ...(parameters.mode && { mode: parameters.mode }),
      })
      if (flags.json === true) print(JSON.stringify(found, null, 2))
      else printAnswer(found)
      return found.quotes.length > 0 ? exitCodes.ok : exitCodes.noHit
    } finally {
      await opened.close()
    }
  },
}

function printAnswer({ quotes, generated, refused, degraded, tookMs }: AnswerResponse): void {
  for (const { text, quotes } of generated?.claims ?? []) {
    print(visible(`${text} ${quotes.map((index) => `[${index + 1}]`).join('')}`))
  }
  if (generated) print('')
  for (const [index, quote] of quotes.entries()) print(visible(formatQuote(quote, index + 1)))
  if (refused !== null) say(`No answer in words: ${refusals[refused]}`)
  if (degraded.length > 0) say('Found by words only: a part of the passages has no vectors.')
  say(
    quotes.length === 0
      ? 'The minutes hold no answer to this.'
      : `${quotes.length} quotes, word for word, in ${tookMs} ms`,
  )
}

const refusals: Readonly<Record<NonNullable<AnswerResponse['refused']>, string>> = {
  'not-carried': 'the chat service said nothing that the quotes carry.',
  malformed: 'the chat service replied with something else.',
  'too-slow': 'the chat service took too long.',
  unavailable: 'the chat service cannot be reached.',
}

function formatQuote({ text, item, section, source }: Quote, number: number): string {
  const place = [
    item.municipality,
    item.body,
    item.date,
    `item ${item.number ?? item.ordinal}`,
    section,
    source.url ?? source.name,
  ]
  return [
    `${number}. »${readable(text).replace(/\s+/g, ' ')}«`,
    `   ${item.title}`,
    `   ${place.filter(Boolean).join(' · ')}`,
    '',
  ].join('\n')
}
