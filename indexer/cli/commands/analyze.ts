import { createInterface } from 'node:readline'
import { analyzeToJson } from '../../../src/analysis/analyze-json.ts'
import { createDanishAnalyzer } from '../../../src/analysis/danish.ts'
import { exitCodes } from '../../../src/errors.ts'
import { type Command, print } from '../command.ts'

export const analyze: Command = {
  name: 'analyze',
  usage: 'referatsoeg analyze [TEXT] [--json]',
  summary: 'show the keys and compound parts of each word, of TEXT or of every line on stdin',
  examples: ['referatsoeg analyze "sundhedsberedskabsplan" --json', 'referatsoeg analyze --json < words.txt'],
  flags: { json: { type: 'boolean', help: 'One JSON array for each line.' } },
  async run({ positionals, flags }) {
    const analyzer = createDanishAnalyzer()
    const show = (line: string): void => {
      const words = analyzeToJson(analyzer, line)
      if (flags.json === true) print(JSON.stringify(words))
      else for (const word of words) print(format(word))
    }
    if (positionals.length > 0) show(positionals.join(' '))
    else for await (const line of createInterface({ input: process.stdin })) show(line)
    return exitCodes.ok
  },
}

function format({ surface, kind, keys, parts }: ReturnType<typeof analyzeToJson>[number]): string {
  const split = parts.length > 0 ? `  ${parts.map(({ lemma }) => lemma).join(' + ')}` : ''
  return `${surface}  [${kind}]  ${keys.join(', ')}${split}`
}
