import { exitCodes, SearchError } from '../../../src/errors.ts'
import { resolveExisting } from '../../discover.ts'
import { runIndexing } from '../../pipeline.ts'
import { type Command, say } from '../command.ts'
import { open } from '../open.ts'
import { createReporter, type RunCounts } from '../progress.ts'

export const index: Command = {
  name: 'index',
  usage: 'referatsoeg index PATH… [--data DIR] [--prune]',
  summary: 'read files and folders of minutes and write the index',
  examples: [
    'referatsoeg index minutes/',
    'referatsoeg index minutes/ --prune',
    'referatsoeg index a.txt b.txt --data /tmp/index',
  ],
  flags: {
    prune: { type: 'boolean', help: 'Remove documents below PATH whose file is gone.' },
  },
  async run({ positionals, flags, settings, signal }) {
    if (positionals.length === 0) throw new SearchError('usage', 'Name the files or folders to index.')
    // Before a data folder is made for nothing.
    for (const path of positionals) resolveExisting(path)
    const opened = open(settings, 'write')
    const reporter = createReporter()
    try {
      await runIndexing({
        engine: opened.engine,
        embedder: opened.embedder,
        paths: positionals,
        prune: flags.prune === true,
        signal,
        report: reporter.report,
      })
      reporter.end()
      const { items, embeddable, embedded } = await opened.engine.stats()
      say(`${describe(reporter.counts())} · ${items} agenda items, ${embedded} of ${embeddable} vectors`)
      if (signal.aborted) {
        say('Stopped. What was read is kept; run the same command again to go on.')
        return exitCodes.interrupted
      }
      return reporter.counts().failed > 0 ? exitCodes.someFailed : exitCodes.ok
    } finally {
      reporter.end()
      await opened.close()
    }
  },
}

function describe(counts: RunCounts): string {
  const parts = Object.entries(counts).filter(([, count]) => count > 0)
  return parts.map(([state, count]) => `${count} ${state}`).join(', ') || 'nothing to do'
}
