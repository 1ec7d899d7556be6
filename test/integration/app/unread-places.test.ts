import { chmod, mkdir, mkdtemp, readFile, rename, rm, symlink, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Rejection } from '../../../src/domain/index.js'
import { rejectionIn } from '../../../src/wording/rejections.js'
import { type AppOnNews, appOnNews } from '../../support/app/app-on-news.js'
import { bytesBelow } from '../../support/app/bytes-below.js'
import { writeFiles } from '../../support/cli/news.js'

let on: AppOnNews
let outside: string
const article = (length: number) => `石桥\n\n松溪县的石拱桥长${length}米，去年修好，可走汽车。`
beforeEach(async () => {
  on = await appOnNews()
  outside = await mkdtemp(join(on.folder, 'outside-'))
})
afterEach(() => on.remove())

const within = (path: string) => join(on.corpus, path)

async function expectTold(places: { file: string; reason: string | RegExp }[]) {
  const told = places.map(({ file, reason }) => ({
    ...{ file, reason: expect.stringMatching(reason) },
  }))
  const said = (rejected: readonly Rejection[]) =>
    rejected.map(({ file, reason }) => ({ file, reason: rejectionIn('zh-CN', reason) }))
  expect(said((await on.app.ingest()).rejected)).toEqual(told)
  expect(said((await on.app.plan()).rejected)).toEqual(told)
  expect(said((await on.app.status()).notRead)).toEqual(told)
}

describe('a link to a folder', () => {
  test('is followed, out of the corpus too, and from there', async () => {
    await writeFiles(outside, { 'a.txt': article(52), 'deep/b.txt': article(61) })
    const further = await mkdtemp(join(on.folder, 'further-'))
    await writeFiles(further, { 'c.txt': article(73) })
    await symlink(further, join(outside, 'deep', 'further'))
    await symlink(outside, within('linked'))
    await expectTold([])
    for (const id of ['linked/a.txt', 'linked/deep/b.txt', 'linked/deep/further/c.txt']) {
      expect((await on.app.article(id)).text).toContain('石拱桥')
    }
    expect(await on.app.status()).toMatchObject({ files: 7, pending: { added: 0, removed: 0 } })
  })

  test('is followed once for each folder, and never in a circle', async () => {
    await writeFiles(on.corpus, { 'real/a.txt': article(52) })
    await writeFiles(outside, { 'sub/b.txt': article(61) })
    await symlink(within('real'), within('again'))
    await symlink(on.corpus, within('real/home'))
    await symlink('/', within('root'))
    await symlink(join(outside, 'sub'), within('one'))
    await symlink(outside, within('two'))
    await symlink(outside, join(outside, 'sub', 'back'))
    await symlink(on.folder, join(outside, 'sub', 'up'))
    await expectTold([
      { file: 'again', reason: /^与 real 是同一个文件夹/ },
      { file: 'one/back', reason: /绕回|与 two 是同一个文件夹/ },
      { file: 'one/up', reason: /绕回/ },
      { file: 'real/home', reason: /绕回/ },
      { file: 'root', reason: /绕回/ },
      { file: 'two/sub', reason: /^与 one 是同一个文件夹/ },
    ])
    expect(await on.app.status()).toMatchObject({ files: 6 })
  })

  test('that leads nowhere or is no place for articles is told', async () => {
    await symlink(join(on.folder, 'gone'), within('gone'))
    await symlink('/dev/null', within('null.txt'))
    await expectTold([
      { file: 'gone', reason: /^链接指向的文件夹不存在$/ },
      { file: 'null.txt', reason: /不是普通文件/ },
    ])
  })

  test('leads no removal out of the corpus, and is moved itself where it is one to a file', async () => {
    await writeFiles(outside, {
      'a.txt': article(52),
      'b.jsonl': '{"text":"甲。"}\n{"text":"乙。"}\n',
    })
    await symlink(outside, within('linked'))
    await symlink(`../${outside.split('/').at(-1)}/a.txt`, within('file.txt'))
    const before = await bytesBelow(outside)
    for (const target of ['linked/a.txt', 'linked/b.jsonl#2', 'linked/b.jsonl']) {
      for (const dryRun of [true, false]) {
        await expect(on.app.removeFromCorpus(target, { dryRun })).rejects.toMatchObject({
          ...{ code: 'usage', message: expect.stringMatching(/在语料之外（.*outside.*请/) },
        })
      }
    }
    const { keptAs } = await on.app.removeFromCorpus('file.txt')
    expect(await readFile(keptAs ?? '', 'utf8')).toBe(article(52))
    expect(await bytesBelow(outside)).toEqual(before)
  })
})

/** What cannot be read whoever asks, as a folder without permission cannot: a link in a circle. */
async function makeUnreadable(path: string): Promise<() => Promise<void>> {
  const aside = join(on.folder, 'aside')
  await rename(path, aside)
  await symlink(path, path)
  return async () => {
    await unlink(path)
    await rename(aside, path)
  }
}

async function withoutPermission(path: string): Promise<() => Promise<void>> {
  await chmod(path, 0)
  return () => chmod(path, 0o755)
}

describe.each([
  ['is a link in a circle', makeUnreadable, false],
  ['may not be read', withoutPermission, process.getuid?.() === 0],
] as const)('a folder that %s', (_, damage, isSkipped) => {
  test.skipIf(isSkipped)('is told, keeps its articles, and hinders no other', async () => {
    await writeFiles(on.corpus, { 'sub/deep/a.txt': article(52), 'sub.txt': article(61) })
    await on.app.ingest()
    const { version } = await on.app.ingest()
    const mend = await damage(within('sub'))
    const told = [{ file: 'sub', reason: /(?:链接|没有读取权限).*，原有的 1 篇文章保留不变$/ }]
    await expectTold(told)
    expect(await on.app.ingest()).toMatchObject({ version, removed: 0, unchanged: 7 })
    expect(await on.app.status()).toMatchObject({ pending: { added: 0, changed: 0, removed: 0 } })

    await writeFiles(on.corpus, { 'new.txt': article(99) })
    const plan = await on.app.plan()
    expect(plan).toMatchObject({ added: [{ id: 'new.txt' }], removed: [], unchanged: 7 })
    expect(await on.app.digest()).toBe(plan.digest)
    expect(await on.app.ingest()).toMatchObject({ added: 1, removed: 0, unchanged: 7 })
    expect((await on.app.article('sub/deep/a.txt')).text).toContain('52米')
    await on.app.removeFromCorpus('new.txt')
    for (const target of ['sub', 'sub/deep/a.txt']) {
      await expect(on.app.removeFromCorpus(target)).rejects.toMatchObject({
        ...{ code: 'usage', message: expect.stringMatching(/^sub 没有读入（.*）.*：请/) },
      })
    }

    await mend()
    expect(await on.app.digest()).not.toBe(plan.digest)
    await writeFiles(on.corpus, { 'sub/deep/a.txt': article(53) })
    expect(await on.app.ingest()).toMatchObject({ changed: 1, removed: 1, rejected: [] })
    await rm(within('sub'), { recursive: true })
    expect(await on.app.ingest()).toMatchObject({ removed: 1 })
  })
})

test('a corpus whose every place is unreadable keeps what was read; with nothing read it is told', async () => {
  await rm(on.corpus, { recursive: true })
  await mkdir(on.corpus)
  await writeFiles(on.corpus, { 'sub/a.txt': article(52) })
  await on.app.ingest()
  await makeUnreadable(within('sub'))
  expect(await on.app.ingest()).toMatchObject({ articles: 1, removed: 0 })
  await rm(on.indexDir, { recursive: true })
  await expect(on.open().ingest()).rejects.toMatchObject({
    ...{ code: 'corpus_empty', message: expect.stringMatching(/例如 sub：是绕成圈的链接/) },
  })
})

test('names in other bytes are told with those bytes, and the rest is read', async () => {
  const bytes = (text: string) =>
    Buffer.concat([Buffer.from(`${on.corpus}/`), Buffer.from(text, 'latin1')])
  await mkdir(bytes('\xb2\xe2'))
  await symlink(within('bridge.md'), bytes('\xb2a.md'))
  await expectTold([
    { file: '\\xb2\\xe2', reason: /UTF-8.*请改名/ },
    { file: '\\xb2a.md', reason: /UTF-8.*请改名/ },
  ])
  expect(await on.app.status()).toMatchObject({ files: 4 })
  await expect(on.app.removeFromCorpus('\\xb2a.md')).rejects.toMatchObject({
    ...{ code: 'usage', message: expect.stringMatching(/改名.*请/) },
  })
})

test('a corpus folder that cannot be looked into is told as such, not as one that is missing', async () => {
  await makeUnreadable(on.corpus)
  const refused = { code: 'corpus_unreadable', message: expect.stringMatching(/corpus：它.*；请/) }
  for (const act of [
    () => on.app.ingest(),
    () => on.app.plan(),
    () => on.app.status(),
    () => on.app.removeFromCorpus('bridge.md'),
    () => on.app.addToCorpus([{ name: 'a.txt', bytes: Buffer.from(article(1)) }]),
  ]) {
    await expect(act()).rejects.toMatchObject(refused)
  }
})
