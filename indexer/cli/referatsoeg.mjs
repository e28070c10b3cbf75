#!/usr/bin/env node
import module from 'node:module'
import { homedir } from 'node:os'
import { join } from 'node:path'

// Plain JavaScript, so that an old Node.js gets as far as saying so.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `referatsoeg needs Node.js 22.18 or newer (24 is recommended); this is ${process.versions.node}.\n` +
      'From a checkout, run it through npm, which brings its own: npm run -s referatsoeg -- …\n',
  )
  process.exit(70)
}
// Compiled sources are kept from run to run, in a folder of this user's: a start takes half the time. The workers and
// the indexer that a command starts take the setting over.
process.env.NODE_COMPILE_CACHE ||= join(
  process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
  'referatsoeg',
)
module.enableCompileCache?.(process.env.NODE_COMPILE_CACHE)
const { main } = await import('./main.ts')
process.exitCode = await main(process.argv.slice(2))
