import { caseKey } from '../../model/case-number.ts'
import { nameKey } from '../../model/name-key.ts'
import type { Filter } from '../port.ts'

export interface SqlCondition {
  /** Condition over `items i JOIN documents d`; `1` when everything is allowed. */
  readonly sql: string
  readonly parameters: readonly (string | number)[]
}

type Rule = (filter: Filter) => SqlCondition | null

const anyOf = (column: string, values: readonly (string | number)[] | undefined): SqlCondition | null =>
  values?.length ? { sql: `${column} IN (${values.map(() => '?').join(', ')})`, parameters: values } : null

/** One row a filter: how its values become SQL. */
const rules: readonly Rule[] = [
  ({ municipality }) => anyOf('d.municipality_key', municipality?.map(nameKey)),
  ({ body }) => anyOf('d.body_key', body?.map(nameKey)),
  ({ bodyContains }) =>
    bodyContains?.length
      ? {
          sql: `(${bodyContains.map(() => 'instr(d.body_key, ?) > 0').join(' OR ')})`,
          parameters: bodyContains.map(nameKey),
        }
      : null,
  ({ from }) => (from ? { sql: 'd.date >= ?', parameters: [from] } : null),
  ({ to }) => (to ? { sql: 'd.date <= ?', parameters: [to] } : null),
  ({ year }) => anyOf('substr(d.date, 1, 4)', year?.map(String)),
  ({ caseNumber }) => anyOf('i.case_key', caseNumber?.map(caseKey)),
  ({ kle }) =>
    kle?.length
      ? {
          sql: `(${kle.map(() => "i.kle = ? OR i.kle LIKE ? || '.%'").join(' OR ')})`,
          parameters: kle.flatMap((number) => [number, number.replace(/[%_]/g, '')]),
        }
      : null,
  ({ kind }) => anyOf('i.kind', kind),
  ({ outcome }) => anyOf('i.outcome', outcome),
  ({ attachments }) =>
    attachments === undefined ? null : { sql: `i.attachments ${attachments ? '>' : '='} 0`, parameters: [] },
  ({ amount }) =>
    amount
      ? {
          sql: `EXISTS (SELECT 1 FROM json_each(i.json, '$.amounts') a
            WHERE abs(json_extract(a.value, '$.kr')) BETWEEN ? AND ?)`,
          parameters: [amount.min ?? 0, amount.max ?? Number.MAX_SAFE_INTEGER],
        }
      : null,
  ({ party }) =>
    party?.length
      ? {
          sql: `EXISTS (SELECT 1 FROM json_tree(i.json, '$.votes') v
            WHERE v.type = 'text' AND v.key IS NOT 'printed' AND upper(v.value) IN (${party.map(() => '?').join(', ')}))`,
          parameters: party,
        }
      : null,
  ({ closed }) => (closed === undefined ? null : { sql: 'i.closed = ?', parameters: [closed ? 1 : 0] }),
]

/** The filter as one SQL condition with bound parameters. */
export function toSql(filter: Filter): SqlCondition {
  const conditions = rules.map((rule) => rule(filter)).filter((condition) => condition !== null)
  return {
    sql: conditions.map(({ sql }) => sql).join(' AND ') || '1',
    parameters: conditions.flatMap(({ parameters }) => parameters),
  }
}
