import {
  bodiesSchema,
  coverageSchema,
  failedLimit,
  municipalitiesSchema,
} from '../../src/contract/coverage.ts'
import { bodyParameters, coverageParameters, noParameters } from '../../src/contract/search-parameters.ts'
import type { CoverageRow } from '../../src/engines/port.ts'
import { nameKey } from '../../src/model/name-key.ts'
import { listBodies, listMunicipalities, sumUp } from '../../src/search/coverage.ts'
import { answerByGeneration } from '../conditional.ts'
import type { AppOptions } from '../context.ts'
import { apiRoute, type Route } from '../route.ts'

export const municipalitiesRoute = (options: AppOptions): Route =>
  apiRoute({
    path: '/api/v1/municipalities',
    family: 'documents',
    summary: 'Municipalities whose minutes can be searched',
    parameters: noParameters,
    responses: {
      200: { description: 'Every municipality once', schema: municipalitiesSchema, tagged: true },
    },
    answer: (c) =>
      answerByGeneration(c, options, {}, async () => {
        const { generation, coverage } = await options.service.coverage()
        return { generation, municipalities: listMunicipalities(coverage) }
      }),
  })

export const bodiesRoute = (options: AppOptions): Route =>
  apiRoute({
    path: '/api/v1/bodies',
    family: 'documents',
    summary: 'Committees and councils whose minutes can be searched',
    parameters: bodyParameters,
    responses: {
      200: { description: 'Every body of every municipality once', schema: bodiesSchema, tagged: true },
    },
    answer: (c, parameters) =>
      answerByGeneration(c, options, parameters, async () => {
        const { generation, coverage } = await options.service.coverage()
        return { generation, bodies: listBodies(coverage.filter(isAsked(parameters))) }
      }),
  })

export const coverageRoute = (options: AppOptions): Route =>
  apiRoute({
    path: '/api/v1/coverage',
    family: 'documents',
    summary: 'What the collection holds by municipality, body and year, and what could not be read',
    parameters: coverageParameters,
    responses: { 200: { description: 'Counts and failures', schema: coverageSchema, tagged: true } },
    answer: (c, parameters) =>
      answerByGeneration(c, options, parameters, async () => {
        const { generation, coverage, failed } = await options.service.coverage()
        const rows = coverage.filter(isAsked(parameters))
        const total = sumUp(rows, failed.length)
        return { generation, total, coverage: rows, failed: failed.slice(0, failedLimit) }
      }),
  })

interface Asked {
  readonly municipality?: readonly string[] | undefined
  readonly body?: readonly string[] | undefined
  readonly year?: readonly number[] | undefined
}

/** The same comparison as the filters of a search. */
function isAsked({ municipality, body, year }: Asked): (row: CoverageRow) => boolean {
  const municipalities = municipality && new Set(municipality.map(nameKey))
  const bodies = body && new Set(body.map(nameKey))
  return (row) =>
    (municipalities?.has(nameKey(row.municipality ?? '')) ?? true) &&
    (bodies?.has(nameKey(row.body ?? '')) ?? true) &&
    (year?.includes(row.year ?? 0) ?? true)
}
