import { exportFormatNames } from '../../src/contract/export.ts'
import { exportParameters, readFor } from '../../src/contract/search-parameters.ts'
import { exitCodes, SearchError } from '../../src/errors.ts'
import { openExport } from '../../src/export/index.ts'
import { nearestName } from '../../src/nearest-name.ts'
import { createSearchService } from '../../src/search/service.ts'
import { type Invocation, printAll, say, text } from './command.ts'
import { open } from './open.ts'

/** Flags that choose a part of a result or another way of printing it. */
const others = ['limit', 'offset', 'json', 'explain']

/** Prints everything a search finds in the format of `--format`, and returns the exit code. */
export async function exportSearch(
  invocation: Invocation,
  pairs: readonly (readonly [name: string, value: string])[],
): Promise<number> {
  const { flags, settings, signal } = invocation
  const format = readFormat(text(invocation, 'format') ?? '')
  const other = others.find((name) => flags[name] !== undefined)
  if (other) {
    throw new SearchError(
      'usage',
      `--format writes everything that is found; --${other} does not go with it.`,
      {
        hint: `Leave out --${other}.`,
      },
    )
  }
  const parameters = readFor(exportParameters, pairs)
  const opened = open(settings, 'read')
  try {
    const { head, text } = await openExport(createSearchService(opened), {
      format,
      parameters,
      madeAt: new Date(),
      itemAddress: (id) => (settings.url === 'auto' ? null : new URL(`/items/${id}`, settings.url).href),
    })
    await printAll(text, signal)
    if (signal.aborted) return exitCodes.interrupted
    if (head.degraded.length > 0) say('Word matches only for a part: not all passages have vectors.')
    say(
      head.total === 0
        ? 'No agenda item answers this.'
        : `${head.rows} of ${head.total} agenda items written.`,
    )
    return head.total > 0 ? exitCodes.ok : exitCodes.noHit
  } finally {
    await opened.close()
  }
}

function readFormat(name: string): (typeof exportFormatNames)[number] {
  const format = exportFormatNames.find((known) => known === name.toLowerCase())
  if (format) return format
  const near = nearestName(name, exportFormatNames)
  throw new SearchError('usage', `There is no format "${name}".`, {
    hint: near ? `Did you mean ${near}?` : `Choose one of: ${exportFormatNames.join(', ')}.`,
  })
}
