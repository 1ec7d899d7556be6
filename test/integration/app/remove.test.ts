import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AppOnNews, appOnNews } from '../../support/app/app-on-news.js'
import { bytesBelow } from '../../support/app/bytes-below.js'
import { news } from '../../support/cli/news.js'

let on: AppOnNews
beforeEach(async () => {
  on = await appOnNews()
  await on.app.ingest()
})
afterEach(() => on.remove())

test('a file is moved to the state folder, and the next refresh drops its article', async () => {
  await on.write({ 'deep/er/bridge.md': '深处的桥\n\n松溪县的石拱桥长52米，去年修好。' })
  const removal = await on.app.removeFromCorpus('bridge.md')
  expect(removal).toMatchObject({
    ...{ file: 'bridge.md', what: 'file', articles: [{ title: '云岭大桥建成通车' }] },
    keptAs: expect.stringMatching(/state\/removed\/\d{8}T\d{6}Z-\w+\/bridge\.md$/),
  })
  expect(await readFile(removal.keptAs ?? '', 'utf8')).toBe(news['bridge.md'])
  const deep = await on.app.removeFromCorpus('deep/er/bridge.md')
  expect(deep.keptAs).toMatch(/\/deep\/er\/bridge\.md$/)
  expect(await on.app.ingest()).toMatchObject({ articles: 4, removed: 1, added: 0 })
})

test('one record of a .jsonl file goes, its line stays empty, and the others keep their ids', async () => {
  const lines = ['{"text":"松溪县的石拱桥长52米。"}', '{"text":"青禾市有九座桥。"}', '']
  await on.write({ 'unnamed.jsonl': lines.join('\n') })
  await on.app.ingest()
  const removal = await on.app.removeFromCorpus('unnamed.jsonl#1')
  expect(removal).toMatchObject({ what: 'record', articles: [{ id: 'unnamed.jsonl#1' }] })
  expect(await readFile(removal.keptAs ?? '', 'utf8')).toBe(`${lines[0]}\n`)
  expect(await readFile(join(on.corpus, 'unnamed.jsonl'), 'utf8')).toBe(`\n${lines[1]}\n`)
  expect(await on.app.ingest()).toMatchObject({ removed: 1, changed: 0, added: 0, rejected: [] })
  expect((await on.app.article('unnamed.jsonl#2')).text).toBe('青禾市有九座桥。')

  await on.app.removeFromCorpus('records.jsonl#bus')
  expect(await on.app.removeFromCorpus('records.jsonl#tea')).toMatchObject({ what: 'file' })
  expect(await readdir(on.corpus)).not.toContain('records.jsonl')
})

test('a dry run tells what would go and moves nothing', async () => {
  const before = await bytesBelow(on.folder)
  expect(await on.app.removeFromCorpus('records.jsonl', { dryRun: true })).toMatchObject({
    ...{ what: 'file', keptAs: null },
    articles: [{ id: 'records.jsonl#tea' }, { id: 'records.jsonl#bus' }],
  })
  expect(await bytesBelow(on.folder)).toEqual(before)
})

test('what cannot be taken out alone is refused with what to do', async () => {
  const page = join(import.meta.dirname, '../../fixtures/ingest/newspaper-page/input.txt')
  await on.write({ 'page.txt': await readFile(page) })
  await expect(on.app.removeFromCorpus('page.txt#2')).rejects.toMatchObject({
    code: 'usage',
    message: expect.stringMatching(/里有 \d 篇文章，不能只移除其中一篇：请/),
  })
  await on.write({ 'packed.jsonl.gz': gzipSync(news['records.jsonl'] ?? '') })
  const before = await bytesBelow(on.folder)
  await expect(on.app.removeFromCorpus('packed.jsonl.gz#tea')).rejects.toMatchObject({
    code: 'usage',
    message: expect.stringContaining('请先解压'),
  })
  for (const target of ['nothing.txt', '../index/CURRENT', 'README.md', '', 'bridge.md#1', '.']) {
    await expect(on.app.removeFromCorpus(target)).rejects.toMatchObject({ code: 'article_missing' })
  }
  expect(await bytesBelow(on.folder)).toEqual(before)
})
