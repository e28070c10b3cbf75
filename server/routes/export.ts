import type { Context } from 'hono'
import type { ExportFormatName } from '../../src/contract/export.ts'
import {
  exportParameterNames,
  exportParametersSchema,
  readParameters,
} from '../../src/contract/search-parameters.ts'
import { exportFormats, openExport } from '../../src/export/index.ts'
import type { AppEnv, AppOptions } from '../context.ts'
import { fileStream } from '../file-stream.ts'
import { itemAddress, originOf } from '../origin.ts'
import { HttpProblem, rejectFaults } from '../problems.ts'

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
export function exportRoute(options: AppOptions, format: ExportFormatName) {
  const { mediaType, guard } = exportFormats[format]
  return async (c: Context<AppEnv>): Promise<Response> => {
    const address = new URL(c.req.url).searchParams
    const { values, faults } = readParameters(address, exportParametersSchema, exportParameterNames)
    rejectFaults(faults)
    const origin = originOf(c, options)
    const madeAt = new Date()
    const leave = enter()
    const opened = await openExport(options.service, {
      format,
      parameters: values ?? {},
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
      'Cache-Control': 'no-store',
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
      options.report?.({ requestId: c.get('requestId'), route: c.req.routePath, status: 500, error })
    return c.body(fileStream(opened, { report, ended: leave }), 200, headers)
  }
}

/** `2026-11-25`, as the calendar in Denmark says. */
const danishDay = (time: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen' }).format(time)
