import { canonicalParameters, digest } from './etag.ts'

/** Where the next page of one search begins, in one generation of the collection. */
export interface Cursor {
  readonly generation: number
  readonly offset: number
}

type Asked = Readonly<Record<string, unknown>>

export const writeCursor = ({ generation, offset }: Cursor, asked: Asked): string =>
  Buffer.from(`${generation}.${offset}.${identity(asked)}`).toString('base64url')

/** Null for what `writeCursor` never wrote, and for the cursor of another search. */
export function readCursor(text: string, asked: Asked): Cursor | null {
  const written = /^(\d{1,15})\.(\d{1,9})\.([\w-]{16})$/.exec(
    Buffer.from(text, 'base64url').toString('latin1'),
  )
  if (!written || written[3] !== identity(asked)) return null
  return { generation: Number(written[1]), offset: Number(written[2]) }
}

/** The page size may change on the way. */
function identity({ limit: _, offset: __, cursor: ___, ...search }: Asked): string {
  return digest(canonicalParameters(search))
}
