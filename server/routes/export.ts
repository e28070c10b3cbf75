import { setImmediate } from 'node:timers/promises'
import type { ExportFormatName } from '../../src/contract/export.ts'
import { exportParameters } from '../../src/contract/search-parameters.ts'
import { type Export, exportFormats, openExport } from '../../src/export/index.ts'
import type { AppOptions } from '../context.ts'
import { itemAddress, originOf } from '../origin.ts'
import { apiRoute, type Route } from '../route.ts'

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
      const opened = await openExport(options.service, {
        format,
        parameters,
        madeAt,
        itemAddress: (id) => itemAddress(origin, id),
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
      return c.body(toStream(opened, report), 200, headers)
    },
  })
}

/** `2026-11-25`, as the calendar in Denmark says. */
const danishDay = (time: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen' }).format(time)

/**
 * The file as fast as the reader takes it. When it cannot be finished the connection breaks: a file that only looks
 * whole would be believed.
 */
function toStream({ text, close }: Export, report: (error: unknown) => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      try {
        // Other requests get their turn between two pieces.
        await setImmediate()
        const { done, value } = await text.next()
        if (done) controller.close()
        else controller.enqueue(encoder.encode(value))
      } catch (error) {
        report(error)
        controller.error(brokenOff())
      }
    },
    cancel: close,
  })
}

/** The web server logs what breaks a stream: the reason was reported, so this names neither it nor a place in the code. */
function brokenOff(): Error {
  const error = new Error('An export broke off.')
  error.stack = String(error)
  return error
}
