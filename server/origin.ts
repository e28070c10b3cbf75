import type { Context } from 'hono'
import type { AppEnv, AppOptions } from './context.ts'

/**
 * Where links that leave the server begin, without a slash at the end. A proxy changes scheme and host on the way,
 * so behind one the public address has to be set.
 */
export const originOf = (c: Context<AppEnv>, { url }: AppOptions): string => new URL(url ?? c.req.url).origin

/** Address of an item's page. */
export const itemAddress = (origin: string, id: string): string => `${origin}/items/${encodeURIComponent(id)}`
