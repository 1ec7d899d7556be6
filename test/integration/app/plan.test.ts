import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withRefreshLock } from '../../../src/index/index.js'
import { type AppOnNews, appOnNews, dearerBridge } from '../../support/app/app-on-news.js'
import { bytesBelow } from '../../support/app/bytes-below.js'

const press = [
  '白石水库的除险加固工程在五月完工，库容达到四千五百万立方米，下游的灌溉面积因此增加了两万亩。',
  '县水利局的负责人说，工程一共用了十九个月，投资一亿二千万元，其中三成来自省级财政的补助。',
].join('')

let on: AppOnNews
beforeEach(async () => {
  on = await appOnNews()
})
afterEach(() => on.remove())

test('tells what the next refresh then does, and changes no file of the index', async () => {
  await on.write({ 'press.txt': press })
  await on.app.ingest()
  await on.write({
    ...dearerBridge,
    'copy-1.txt': `转载\n\n${press}`,
    'copy-2.txt': press,
    'new.txt': '松溪石拱桥\n\n松溪县的石拱桥长52米，去年修好。\n',
    'broken.pdf': 'no pdf',
  })
  await rm(join(on.corpus, 'reservoir.md'))
  const before = await bytesBelow(on.indexDir)
  // Not even a refresh under way keeps a plan waiting.
  const plan = await withRefreshLock(on.indexDir, () => on.open().plan())
  expect(await bytesBelow(on.indexDir)).toEqual(before)
  expect(await on.app.digest()).toBe(plan.digest)

  const ids = (articles: { id: string }[]) => articles.map(({ id }) => id)
  expect(ids(plan.added)).toEqual(['copy-1.txt', 'copy-2.txt', 'new.txt'])
  expect(plan.changed).toEqual([
    {
      id: 'bridge.md',
      title: '云岭大桥建成通车',
      source: '云岭日报',
      published: '2023-05-12',
      file: 'bridge.md',
    },
  ])
  expect(ids(plan.removed)).toEqual(['reservoir.md'])
  expect(plan.files).toEqual({
    added: ['broken.pdf', 'copy-1.txt', 'copy-2.txt', 'new.txt'],
    changed: ['bridge.md'],
    removed: ['reservoir.md'],
    unchanged: 3,
  })
  expect(plan.copies.map(({ article, of, ofOrigin }) => [article.id, of.id, ofOrigin])).toEqual([
    ['copy-1.txt', 'press.txt', 3],
    ['copy-2.txt', 'press.txt', 3],
  ])
  expect(plan.rejected.map(({ file }) => file)).toEqual(['broken.pdf'])

  const { added, changed, removed, unchanged, rejected } = await on.app.ingest()
  expect({ added, changed, removed, unchanged, rejected }).toEqual({
    added: plan.added.length,
    changed: plan.changed.length,
    removed: plan.removed.length,
    unchanged: plan.unchanged,
    rejected: plan.rejected,
  })
  expect(await on.app.plan()).toMatchObject({ added: [], changed: [], removed: [], copies: [] })
})

test('without an index all is new, and none is made', async () => {
  const plan = await on.app.plan()
  expect(plan).toMatchObject({ indexVersion: null, unchanged: 0, changed: [], removed: [] })
  expect(plan.added).toHaveLength(5)
  await expect(bytesBelow(on.indexDir)).rejects.toMatchObject({ code: 'ENOENT' })
})

test('what a refresh would refuse, a plan refuses in the same words', async () => {
  await rm(on.corpus, { recursive: true })
  await on.write({ 'a.xyz': '？' })
  const refusal = await on.app.ingest().catch((error: Error) => error)
  await expect(on.app.plan()).rejects.toEqual(refusal)
})

test('the status tells what has changed from the hashes of the files', async () => {
  expect(await on.app.status()).toMatchObject({
    files: 4,
    index: null,
    pending: { added: 4, changed: 0, removed: 0 },
  })
  const { version } = await on.app.ingest()
  expect(await on.app.status()).toMatchObject({
    index: { version, articles: 5, oldest: '2023-05-12', newest: '2024-11-20', fits: true },
    pending: { added: 0, changed: 0, removed: 0 },
  })
  await on.write({ ...dearerBridge, 'new.txt': '松溪县的石拱桥长52米。' })
  await rm(join(on.corpus, 'reservoir.md'))
  expect(await on.app.status()).toMatchObject({ pending: { added: 1, changed: 1, removed: 1 } })
})
