import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SearchEngine } from '../../src/engines/port.ts'
import type { SearchService } from '../../src/search/service.ts'
import { type ItemDraft, makeDocument } from '../support/documents.ts'
import { openFilled, serve } from './open.ts'

const harbour =
  'Havnens østmole er slidt af bølger, og dykkere har fundet huller under vandlinjen. Forvaltningen foreslår at ' +
  'bygge en ny mole af granit uden for den gamle, så fiskerne kan lande deres fangst, mens arbejdet står på. Stenene ' +
  'kommer med skib fra Bornholm. Molen bliver to meter højere end den gamle, fordi vandet stiger.'
const pool =
  'Svømmehallens kedler er fra halvfjerdserne og bruger mere gas end resten af byens skoler tilsammen. Et nyt anlæg ' +
  'med varmepumper og solceller kan tjene sig hjem på ni år. Hallen må lukke i fire måneder, og klubberne låner bassin ' +
  'i nabobyen. Forvaltningen har talt med klubberne, som helst ser, at arbejdet begynder efter sommerferien.'

function meeting(body: string, date: string, items: readonly ItemDraft[], municipality = 'Havneby Kommune') {
  return makeDocument({
    name: `${municipality}-${body}-${date}.txt`,
    meeting: { municipality, body, date },
    items,
  })
}

const documents = [
  meeting('Havneudvalget', '2025-01-07', [
    { title: 'Godkendelse af dagsorden', kind: 'standing', caseNumber: '25-1' },
    { title: 'Ny østmole', caseNumber: '25-100', outcome: 'recommended', texts: { case: harbour } },
    { title: 'Kloakering af sommerhuse', caseNumber: '25-7' },
    { title: 'Salg af grund', caseNumber: null, closed: true },
  ]),
  meeting('Økonomiudvalget', '2025-01-14', [
    { title: 'Orientering om sag: Ny østmole i havnen', caseNumber: '25-0100', outcome: 'recommended' },
    { title: 'Godkendelse af dagsorden', kind: 'standing', caseNumber: '25-1' },
    { title: 'Sommerhuse: kloakering', caseNumber: '25-8' },
    { title: 'Varme i svømmehallen', texts: { case: pool } },
    { title: 'Salg af grund', caseNumber: null, closed: true },
  ]),
  meeting('Byrådet', '2025-01-28', [
    {
      title: 'Molen',
      caseNumber: '25/100',
      outcome: 'approved',
      texts: { case: `${harbour} Sagen var i udvalget.` },
    },
    { title: 'Varme i svømmehallen', caseNumber: '25-31', texts: { case: pool } },
    { title: 'Regnskab 2024, 1. kvartal', caseNumber: '25-40' },
  ]),
  meeting('Byrådet', '2025-04-29', [
    { title: 'Regnskab 2024, 2. kvartal', caseNumber: '25-40' },
    { title: 'Varme i svømmehallen', texts: { case: 'Et andet år og en anden sag med samme overskrift.' } },
  ]),
  meeting(
    'Byrådet',
    '2025-01-28',
    [{ title: 'Ny østmole', caseNumber: '25-100', texts: { case: harbour } }],
    'Landby',
  ),
  // One number on everything, and a text that two of its items share.
  meeting('Skoleudvalget', '2025-02-04', [
    { title: 'Skolemad', caseNumber: '17.00-A00-1-25', texts: { case: 'Mad.' } },
    { title: 'Skolebusser', caseNumber: '17.00-A00-1-25', texts: { case: 'Busser.' } },
  ]),
  meeting('Skoleudvalget', '2025-03-04', [
    { title: 'Nye skolebusser', caseNumber: '17.00-A00-1-25', texts: { case: 'Flere busser.' } },
    { title: 'Legepladser', caseNumber: '17.00-A00-1-25', texts: { case: 'Gynger.' } },
  ]),
]

const of = (body: string, date: string, ordinal: number): string => `havneby.${body}.${date}.${ordinal}`
const pier = [
  of('havneudvalget', '2025-01-07', 2),
  of('oekonomiudvalget', '2025-01-14', 1),
  of('byraadet', '2025-01-28', 1),
]

let engine: SearchEngine
let service: SearchService

beforeAll(async () => {
  engine = await openFilled(documents, false)
  service = serve(engine)
})
afterAll(() => engine.close())

const thread = async (id: string): Promise<string[]> => (await service.thread(id)).map((item) => item.id)

describe('the thread of a case', () => {
  test('is its other treatments, oldest first, whichever of them is asked', async () => {
    for (const id of pier) expect(await thread(id)).toEqual(pier.filter((other) => other !== id))
    expect((await service.thread(pier[0] ?? ''))[1]).toEqual({
      id: pier[2],
      title: 'Molen',
      body: 'Byrådet',
      date: '2025-01-28',
      outcome: 'approved',
    })
  })

  test('needs no number where title and text are the same', async () => {
    const [council, finance] = [of('byraadet', '2025-01-28', 2), of('oekonomiudvalget', '2025-01-14', 4)]
    expect(await thread(council)).toEqual([finance])
    expect(await thread(of('byraadet', '2025-04-29', 2))).toEqual([])
  })

  test('is not made by a title alone, a number alone, or figures that differ', async () => {
    expect(await thread(of('havneudvalget', '2025-01-07', 3))).toEqual([])
    expect(await thread(of('skoleudvalget', '2025-02-04', 1))).toEqual([])
    expect(await thread(of('byraadet', '2025-01-28', 3))).toEqual([])
  })

  test('keeps apart the items of a body that prints one number on all of them', async () => {
    expect(await thread(of('skoleudvalget', '2025-02-04', 2))).toEqual([of('skoleudvalget', '2025-03-04', 1)])
    expect(await thread(of('skoleudvalget', '2025-03-04', 2))).toEqual([])
  })

  test('leaves out standing and closed items, and other municipalities', async () => {
    expect(await thread(of('havneudvalget', '2025-01-07', 1))).toEqual([])
    expect(await thread(of('havneudvalget', '2025-01-07', 4))).toEqual([])
    expect(await thread('landby.byraadet.2025-01-28.1')).toEqual([])
  })

  test('of an item that is not there is an error', async () => {
    await expect(service.thread('havneby.byraadet.1999-01-01.1')).rejects.toMatchObject({ code: 'not-found' })
  })

  test('follows the documents', async () => {
    const changing = await openFilled(documents.slice(0, 2), false)
    const changed = serve(changing)
    expect(await changed.thread(pier[0] ?? '')).toHaveLength(1)
    for (const document of documents.slice(2, 3)) await changing.replaceDocument(document)
    expect(await changed.thread(pier[0] ?? '')).toHaveLength(2)
    await changing.close()
  })
})
