/** `referat-soeg-single.js`: everything in one file, for hosts that pin it by hash and for bundlers. */
import { mount } from './core.ts'
import { define } from './element.ts'

export { ReferatSoeg } from './element.ts'

define(async () => ({ mount }), true)
