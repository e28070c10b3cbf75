import type { AppOptions } from '../context.ts'
import type { Route } from '../route.ts'
import { answerRoute } from './answer.ts'
import { assetRoute } from './assets.ts'
import { bodiesRoute, coverageRoute, municipalitiesRoute } from './coverage.ts'
import { facetsRoute } from './facets.ts'
import { livezRoute, readyzRoute } from './health.ts'
import { helpPageRoute, problemPageRoute } from './help-page.ts'
import { itemRoute } from './item.ts'
import { itemPageRoute } from './item-page.ts'
import { mcpRoute } from './mcp.ts'
import { meetingRoute } from './meeting.ts'
import { searchRoute } from './search.ts'
import { searchPageRoutes } from './search-page.ts'
import { similarRoute } from './similar.ts'
import { suggestRoute } from './suggest.ts'

/** Every address of the application. A new one is a file in this folder and a line here. */
export const createRoutes = (options: AppOptions): readonly Route[] => [
  ...searchPageRoutes(options),
  itemPageRoute(options),
  helpPageRoute,
  problemPageRoute,
  assetRoute,
  searchRoute(options),
  ...(options.answers ? [answerRoute(options, options.answers)] : []),
  facetsRoute(options),
  suggestRoute(options),
  itemRoute(options),
  similarRoute(options),
  meetingRoute(options),
  municipalitiesRoute(options),
  bodiesRoute(options),
  coverageRoute(options),
  mcpRoute(options),
  livezRoute,
  readyzRoute(options),
]
