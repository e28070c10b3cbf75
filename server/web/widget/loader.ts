/** `referat-soeg.js`: the form at once, the rest on first focus. */
import { type Core, define } from './element.ts'

// Not a literal, so that the bundler leaves it to the browser. It stands beside this file under every version.
const rest = './referat-soeg-core.js'

// The build makes the file from `core.ts`.
define(() => import(rest) as Promise<Core>)
