import { dateKeys } from './date.ts'
import { type EntityRule, entityKey, matchAt } from './entity.ts'

const pattern = /(\d{2})\.(\d{2})\.(\d{2})(?:-([A-ZÆØÅ]\d{2}))?((?:-\d{1,6}){0,3})(?![\p{L}\p{N}]|\.\d)/iuy

/** Subject numbers of the municipal subject code, with or without facet and serial number. */
export const kle: EntityRule = {
  kind: 'kle',
  read(text, at) {
    const match = matchAt(pattern, text, at)
    if (!match) return null
    const [printed, group = '', topic = '', subject = '', facet = '', serial = ''] = match
    const base = entityKey('kle', group + topic + subject)
    const withFacet = base + facet.toLowerCase()
    const keys = [withFacet + serial.replaceAll('-', 'z'), withFacet, base]
    if (facet) keys.push(entityKey('facet', facet.toLowerCase()))
    const date = facet || serial ? null : dateKeys(2000 + Number(subject), Number(topic), Number(group))
    // "17.03.26" may be a date too; nobody can tell, so both are indexed.
    if (date && Number(subject) <= 40) keys.push(...date)
    const distinct = [...new Set(keys)]
    return {
      length: printed.length,
      keys: distinct,
      queryKeys: date ? [base, ...date.slice(0, 1)] : distinct.slice(0, 1),
    }
  },
}
