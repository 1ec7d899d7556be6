import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { FileStore, type IndexVersion, ServedIndex } from '../../../src/index/index.js'

test('a version that serves no longer is given back soon, without waiting for the collector', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const indexDir = await mkdtemp(join(tmpdir(), 'youju-served-'))
  onTestFinished(() => rm(indexDir, { recursive: true, force: true }))
  const opened: WeakRef<IndexVersion>[] = []
  const index = new ServedIndex({
    store: new FileStore(indexDir),
    async open(version) {
      const snapshot = { version } as IndexVersion
      opened.push(new WeakRef(snapshot))
      return snapshot
    },
  })
  for (const version of ['20250101T000000Z-aaaaaa', '20250102T000000Z-bbbbbb']) {
    await writeFile(join(indexDir, 'CURRENT'), version)
    expect((await index.get()).version).toBe(version)
  }
  await setImmediate()
  vi.runAllTimers()
  expect(opened.map((ref) => ref.deref()?.version)).toEqual([undefined, '20250102T000000Z-bbbbbb'])
})

test('a version that was replaced and removed while it was opened is no fault: the next is opened', async () => {
  const indexDir = await mkdtemp(join(tmpdir(), 'youju-served-'))
  onTestFinished(() => rm(indexDir, { recursive: true, force: true }))
  const [gone, next] = ['20250101T000000Z-aaaaaa', '20250102T000000Z-bbbbbb'] as const
  const inService = (version: string) => writeFile(join(indexDir, 'CURRENT'), version)
  const refused: string[] = []
  const index = new ServedIndex({
    store: new FileStore(indexDir),
    async open(version) {
      if (version !== gone) return { version } as IndexVersion
      await inService(next)
      throw new Error('removed')
    },
    onRefused: (version) => void refused.push(version),
  })
  await inService(gone)
  expect((await index.get()).version).toBe(next)
  expect(refused).toEqual([])
})
