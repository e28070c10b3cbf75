import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createTransformersEmbedder } from '../../../src/embedding/transformers.ts'
import { runCli } from '../../support/cli.ts'
import { printMinutes } from '../../support/minutes.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { openEngine } from './open.ts'

/** What the command line stores in the manifest; the model itself is not loaded. */
const bundled = createTransformersEmbedder({ modelFolder: 'multilingual-e5-small-da' })

function writeMinutes(folder: string, name: string, title: string): string {
  const path = join(folder, name)
  writeFileSync(
    path,
    printMinutes({ body: `Udvalget for ${title}`, items: [{ title, text: `${title} drøftes.` }] }),
  )
  return path
}

test('a reader sees what a writer in another process commits with its next call', async () => {
  const [files, folder] = [temporaryFolder(), temporaryFolder()]
  const index = async (name: string, title: string): Promise<void> => {
    const path = writeMinutes(files, name, title)
    expect(await runCli(['index', path, '--data', folder, '--model', 'none'])).toMatchObject({ code: 0 })
  }
  await index('skov.txt', 'Skovdrift')
  const reader = openEngine(folder, { access: 'read', embedder: bundled })
  const titles = async (): Promise<string[]> =>
    (await reader.items(await reader.matching({}))).map(({ item }) => item.title).sort()
  try {
    expect(await titles()).toEqual(['Skovdrift'])
    const before = await reader.stats()
    await index('havn.txt', 'Havnefest')
    expect(await titles()).toEqual(['Havnefest', 'Skovdrift'])
    expect((await reader.stats()).generation).toBeGreaterThan(before.generation)
    await index('skov.txt', 'Rådyr')
    expect(await titles()).toEqual(['Havnefest', 'Rådyr'])
    const known = new Set((await reader.vocabulary()).surfaces.map(([word]) => word))
    expect(known.has('skovdrift')).toBe(false)
  } finally {
    await reader.close()
  }
})

test('a reader cannot write', async () => {
  const folder = temporaryFolder()
  await openEngine(folder).close()
  const reader = openEngine(folder, { access: 'read' })
  await expect(reader.removeDocument('x')).resolves.toBe(false)
  await expect(
    reader.storeEmbeddings([{ hash: 'x', vector: new Float32Array(384), bits: new Uint8Array(48) }]),
  ).rejects.toMatchObject({ code: 'storage' })
  await reader.close()
})
