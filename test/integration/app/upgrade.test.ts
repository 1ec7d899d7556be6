import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { createApp } from '../../../src/app.js'
import { readConfig } from '../../../src/config.js'
import { IsolatedRecords } from '../../../src/ingest/isolated/read-records-isolated.js'
import { readingProgram } from '../../../src/ingest/reading-program.js'
import { writeFiles } from '../../support/cli/news.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'

vi.mock(import('../../../src/ingest/reading-program.js'), { spy: true })

test('files that another program has read are read again, once', async () => {
  const { folder, remove } = await temporaryFolder()
  try {
    const corpus = join(folder, 'corpus')
    const app = createApp({ ...readConfig({}), corpus, indexDir: join(folder, 'index') })
    await writeFiles(corpus, {
      'a.jsonl': ['第一条说桥。', '第二条说水库。']
        .map((text, id) => JSON.stringify({ id, text }))
        .join('\n'),
      'b.txt': '这一篇说的是图书馆。',
    })
    await app.ingest()
    const reading = vi.spyOn(IsolatedRecords.prototype, 'read')
    const { version } = await app.ingest()
    expect(reading).not.toHaveBeenCalled()

    vi.mocked(readingProgram).mockReturnValue('a later program')
    expect((await app.status()).pending).toEqual({ added: 0, changed: 2, removed: 0 })
    const again = await app.ingest()
    expect(again).toMatchObject({ added: 0, changed: 0, removed: 0, unchanged: 3 })
    expect(again.version).not.toBe(version)
    const lines = reading.mock.calls.flatMap(([some]) => some.map(({ number }) => number))
    expect(lines).toEqual([1, 2])

    reading.mockClear()
    expect((await app.status()).pending).toEqual({ added: 0, changed: 0, removed: 0 })
    expect(await app.ingest()).toMatchObject({ version: again.version, unchanged: 3 })
    expect(reading).not.toHaveBeenCalled()
  } finally {
    await remove()
  }
})
