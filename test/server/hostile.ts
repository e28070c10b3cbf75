import type { IndexedDocument } from '../../src/engines/port.ts'
import { makeDocument } from '../support/documents.ts'
import { payloads } from '../support/payloads.ts'

/** Minutes whose every text is one of the payloads: heading, case, decision, case number, body, municipality, address. */
export const hostileDocuments: readonly IndexedDocument[] = payloads.map((payload, index) => {
  const day = `2024-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 28) + 1).padStart(2, '0')}`
  const document = makeDocument({
    name: `${payload.replaceAll('/', '')}.txt`,
    key: `hostile-${index}`,
    meeting: { municipality: `${payload} Kommune`, body: `Udvalg ${index} ${payload}`, date: day },
    items: [
      {
        title: `Fortov ${payload}`,
        caseNumber: payload,
        outcome: 'approved',
        texts: { case: `Fortov og ${payload}`, decision: payload },
      },
      { title: `Lukket fortov ${payload}`, heading: `Lukket: fortov ${payload}`, closed: true },
    ],
  })
  return { ...document, source: { ...document.source, url: payload } }
})
