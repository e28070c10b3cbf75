import { buildWidget } from '../../server/web/build-widget.ts'

/** The tests see the widget as its sources are now, whether or not `npm run prepare` was run since. */
export const setup = (): Promise<void> => buildWidget()
