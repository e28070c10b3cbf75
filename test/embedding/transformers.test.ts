import { expect, it, vi } from 'vitest'
import { createEmbedder } from '../../indexer/cli/open.ts'
import { readSettings } from '../../src/config.ts'

it('a model that is closed at work ends the text it is at, and prints nothing of it', async () => {
  const printed = vi.spyOn(console, 'error')
  const embedder = createEmbedder(readSettings({ threads: '1' }, {}))
  await embedder.embedQuery('opvarmning')
  const long = 'Udvalget skal tage stilling til finansiering af et fælles tilbud. '.repeat(20)
  const owed = embedder.embedPassages([long, long, long]).catch((error: unknown) => error)
  await new Promise((resolve) => setTimeout(resolve, 10))
  await embedder.close()
  expect(await owed).toMatchObject({ code: 'embedding-unavailable' })
  await expect(embedder.embedQuery('efter')).rejects.toMatchObject({ code: 'embedding-unavailable' })
  expect(printed).not.toHaveBeenCalled()
}, 60_000)
