import { exportFormatNames } from '../../src/contract/export.ts'
import type { AppOptions } from '../context.ts'
import type { Metrics } from '../metrics.ts'
import type { Route } from '../route.ts'
import { answerRoute } from './answer.ts'
import { assetRoute } from './assets.ts'
import { browserSuggestionsRoute } from './browser-suggestions.ts'
import { bodiesRoute, coverageRoute, municipalitiesRoute } from './coverage.ts'
import { docsPageRoute } from './docs-page.ts'
import { embedRoute } from './embed.ts'
import { exportRoute } from './export.ts'
import { facetsRoute } from './facets.ts'
import { feedFormats, feedRoute } from './feed.ts'
import { livezRoute, readyzRoute } from './health.ts'
import { helpPageRoute, problemPageRoute } from './help-page.ts'
import { itemRoute } from './item.ts'
import { itemPageRoute } from './item-page.ts'
import { mcpRoute } from './mcp.ts'
import { meetingRoute } from './meeting.ts'
import { metricsRoute } from './metrics.ts'
import { openApiRoute } from './openapi.ts'
import { precedentsRoute } from './precedents.ts'
import { searchRoute } from './search.ts'
import { searchDescriptionRoute } from './search-description.ts'
import { searchPageRoutes } from './search-page.ts'
import { similarRoute } from './similar.ts'
import { suggestRoute } from './suggest.ts'
import { widgetFileRoute, widgetPageRoute } from './widget.ts'

/** Every address of the application. A new one is a file in this folder and a line here. */
export function createRoutes(options: AppOptions, metrics: Metrics): readonly Route[] {
  const routes: readonly Route[] = [
    ...searchPageRoutes(options),
    itemPageRoute(options),
    helpPageRoute,
    problemPageRoute,
    assetRoute,
    widgetPageRoute(options),
    widgetFileRoute(options),
    embedRoute(options),
    searchDescriptionRoute(options),
    browserSuggestionsRoute(options),
    searchRoute(options),
    suggestRoute(options),
    ...(options.answers ? [answerRoute(options, options.answers)] : []),
    facetsRoute(options),
    itemRoute(options),
    similarRoute(options),
    precedentsRoute(options),
    meetingRoute(options),
    ...feedFormats.map((format) => feedRoute(options, format)),
    ...exportFormatNames.map((format) => exportRoute(options, format)),
    municipalitiesRoute(options),
    bodiesRoute(options),
    coverageRoute(options),
    mcpRoute(options),
    livezRoute,
    readyzRoute(options),
    metricsRoute(options, metrics),
    openApiRoute(options, () => routes),
    docsPageRoute(options, () => routes),
  ]
  return routes
}
