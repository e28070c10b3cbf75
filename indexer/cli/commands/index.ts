import type { Command } from '../command.ts'
import { analyze } from './analyze.ts'
import { answer } from './answer.ts'
import { evaluate } from './eval.ts'
import { index } from './index-command.ts'
import { inspect } from './inspect.ts'
import { keys } from './keys.ts'
import { mcp } from './mcp.ts'
import { precedents } from './precedents.ts'
import { search } from './search.ts'
import { serve } from './serve.ts'
import { start } from './start.ts'

export const commands: readonly Command[] = [
  start,
  index,
  search,
  answer,
  precedents,
  serve,
  mcp,
  keys,
  inspect,
  analyze,
  evaluate,
]
