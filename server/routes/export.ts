import type { ExportFormatName } from '../../src/contract/export.ts'
import { exportParameters } from '../../src/contract/search-parameters.ts'
import { exportFormats, openExport } from '../../src/export/index.ts'
import type { AppOptions } from '../context.ts'
import { fileStream } from '../file-stream.ts'
import { itemAddress, originOf } from '../origin.ts'
import { HttpProblem } from '../problems.ts'
import { apiRoute, type Route } from '../route.ts'

/** Each keeps its candidates, some 10 MB, until its reader is through. */
const atOnce = 8
let running = 0

/** Counts an export until what it returns is called. @throws HttpProblem `not-ready` when there are enough */
function enter(): () => void {
  if (running >= atOnce) throw new HttpProblem('not-ready', { reasons: ['Too many exports are being read.'] })
  running++
  return () => running--
}

/** A search's whole result as a file. */
export const exportRoute = (options: AppOptions, format: ExportFormatName): Route => {
  const { mediaType, guard } = exportFormats[format]
  return apiRoute({
    path: `/api/v1/export.${format}`,
    family: 'exports',
    summary: `Take a search's whole result along as ${format.toUpperCase()}`,
    parameters: exportParameters,
    responses: { 200: { description: 'At most 10,000 agenda items', type: mediaType } },
    answer: async (c, parameters) => {
      const origin = originOf(c, options)
      const madeAt = new Date()
      const leave = enter()
      const opened = await openExport(options.service, {
        format,
        parameters,
        madeAt,
        itemAddress: (id) => itemAddress(origin, id),
      }).catch((error: unknown) => {
        leave()
        throw error
      })
      const { generation, rows, total } = opened.head
      const headers = {
        'Content-Type': mediaType,
        'Content-Disposition': `attachment; filename="referater-${danishDay(madeAt)}.${format}"`,
        'X-Export-Generation': String(generation),
        'X-Export-Rows': String(rows),
        'X-Export-Total': String(total),
        ...(guard !== null && { 'X-Export-Guard': guard }),
      }
      if (c.req.method === 'HEAD') {
        leave()
        await opened.close()
        return c.body(null, 200, headers)
      }
      const report = (error: unknown): void =>
        options.report?.({
          requestId: c.get('requestId'),
          route: `/api/v1/export.${format}`,
          status: 500,
          tookMs: performance.now() - c.get('started'),
          error,
        })
      return c.body(fileStream(opened, { report, ended: leave }), 200, headers)
    },
  })
}

/** `2026-11-25`, as the calendar in Denmark says. */
const danishDay = (time: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen' }).format(time)
