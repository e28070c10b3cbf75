import { unknownParameter } from '../../src/contract/parameter-faults.ts'
import type { AppOptions } from '../context.ts'
import { embedPolicy } from '../families.ts'
import { rejectFaults } from '../problems.ts'
import { plainRoute, type Route } from '../route.ts'
import { embedPage, embedParameters } from '../web/page/embed-page.ts'
import { pageFrame } from '../web/page/frame.ts'

/** `/embed`: the search for a frame in a page of others, which configuration names. */
export const embedRoute = ({ embedParents = [], version }: AppOptions): Route =>
  plainRoute('embed', '/embed', 'The search for a frame in a page of others', (c) => {
    const given = new URL(c.req.url).searchParams
    const strange = [...given.keys()].filter((name) => !embedParameters.includes(name))
    // A limit that is misspelt must not quietly show everything.
    rejectFaults(strange.map((name) => unknownParameter(name, embedParameters)))
    return c.html(embedPage(pageFrame(c), given, { version, parents: embedParents }), 200, {
      Vary: 'Accept-Language',
      'Content-Security-Policy': embedPolicy(embedParents),
    })
  })
