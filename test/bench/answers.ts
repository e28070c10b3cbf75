import { readFileSync } from 'node:fs'
import { open } from '../../indexer/cli/open.ts'
import { createQuotes } from '../../src/answers/quotes.ts'
import { readSettings } from '../../src/config.ts'
import { createLexicons } from '../../src/search/lexicon.ts'
import { createSearchService } from '../../src/search/service.ts'
import { hasAnswer, readAnswerTruths } from '../relevance/answer-truth.ts'

/**
 * How often the quotes hold the answer: `node test/bench/answers.ts FOLDER_OF_INDEX [QUESTIONS] [--mode M] [--all]`.
 * Prints each question whose first quote does not, with what was quoted.
 */
const [data = '', file = 'fixtures/relevance/answers.jsonl'] = process.argv.slice(2)
const mode = process.argv.includes('--keyword') ? 'keyword' : 'hybrid'
const opened = open(readSettings({ data, threads: '1' }, {}), 'read')
const lexicon = createLexicons(opened.engine, opened.analyzer)
const search = createSearchService({ ...opened, lexicon })
const quotes = createQuotes({ ...opened, search, lexicon })
const truths = readAnswerTruths(readFileSync(file, 'utf8'))

let first = 0
let three = 0
const times: number[] = []
for (const truth of truths) {
  const answer = await quotes.quotes({ question: truth.question, mode })
  times.push(answer.tookMs)
  const texts = answer.quotes.map(({ text }) => text)
  const at = texts.findIndex((text) => hasAnswer(truth, text))
  if (at === 0) first++
  if (at >= 0 && at < 3) three++
  if (at !== 0) {
    console.log(`${at > 0 && at < 3 ? '~' : 'x'} ${truth.id} ${truth.question}`)
    for (const { text, section, score } of answer.quotes.slice(0, 3)) {
      console.log(`    ${score.toFixed(2)} ${section} | ${text.replace(/\s+/g, ' ').slice(0, 130)}`)
    }
  }
}
times.sort((a, b) => a - b)
console.log(`${truths.length} questions: first quote ${first}, first three ${three}`)
console.log(`median ${times[times.length >> 1]} ms, slowest ${times.at(-1)} ms`)
await opened.close()
