import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Imports modules in a process of their own and counts the files of the SDK that were loaded for them. */
async function sdkFiles(...modules: readonly string[]): Promise<number> {
  const script = `
    import { registerHooks } from 'node:module'
    let count = 0
    registerHooks({ load: (url, context, next) => {
      if (url.includes('/@modelcontextprotocol/')) count++
      return next(url, context)
    } })
    for (const module of ${JSON.stringify(modules)}) await import(module)
    console.log(count)`
  const args = ['--input-type=module', '--eval', script]
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root })
  return Number(stdout)
}

test('command line and server load nothing of the protocol before an assistant comes', async () => {
  expect(await sdkFiles('./indexer/cli/main.ts', './server/app.ts')).toBe(0)
  expect(await sdkFiles('./server/mcp/http.ts')).toBeGreaterThan(0)
})
