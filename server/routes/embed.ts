import type { Context } from 'hono'
import { unknownParameter } from '../../src/contract/parameter-faults.ts'
import type { AppEnv, AppOptions } from '../context.ts'
import { embedPolicy } from '../middleware/headers.ts'
import { rejectFaults } from '../problems.ts'
import { embedPage, embedParameters } from '../web/page/embed-page.ts'
import { pageFrame } from '../web/page/frame.ts'

/** `/embed`: the search for a frame in a page of others, which configuration names. */
export function embedRoute({ embedParents = [], version }: AppOptions) {
  return async (c: Context<AppEnv>): Promise<Response> => {
    const given = new URL(c.req.url).searchParams
    const strange = [...given.keys()].filter((name) => !embedParameters.includes(name))
    // A limit that is misspelt must not quietly show everything.
    rejectFaults(strange.map((name) => unknownParameter(name, embedParameters)))
    return c.html(embedPage(pageFrame(c), given, { version, parents: embedParents }), 200, {
      'Cache-Control': 'public, max-age=300',
      Vary: 'Accept-Language',
      'Content-Security-Policy': embedPolicy(embedParents),
      'X-Robots-Tag': 'noindex',
    })
  }
}
