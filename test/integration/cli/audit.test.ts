import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AppOnNews, appOnNews, dearerBridge } from '../../support/app/app-on-news.js'
import { callYouju } from '../../support/cli/call-youju.js'
import { expectOneSentence } from '../../support/cli/faults.js'
import { newAnswer, unanswered } from '../../support/state/answered-examples.js'

let on: AppOnNews
beforeEach(async () => {
  on = await appOnNews()
})
afterEach(() => on.remove())

const youju = (args: string[], stateDir = on.stateDir) =>
  callYouju(args, { CORPUS_DIR: on.corpus, INDEX_DIR: on.indexDir, STATE_DIR: stateDir })

test('what is done on the command line is written down as done there', async () => {
  await youju(['ingest'])
  const [{ version = '' } = {}] = await on.app.history()
  await on.write(dearerBridge)
  await youju(['ingest', '--json'])
  await youju(['corpus', 'rollback', version])
  const file = join(on.folder, 'new.txt')
  await writeFile(file, '松溪县的石拱桥长52米，去年修好。')
  await youju(['corpus', 'add', file])
  await youju(['corpus', 'remove', 'library.txt', '--dry-run'])
  await youju(['corpus', 'remove', 'library.txt'])
  await youju(['corpus', 'remove', 'library.txt'])
  const entries = await (await on.app.state()).audited(20)
  await on.app.close()
  expect(
    entries.map(({ user, action, outcome, detail }) => [user, action, outcome, detail]),
  ).toEqual([
    ['cli', 'corpus.remove', 'failed', expect.stringContaining('没有文件或文章“library.txt”')],
    ['cli', 'corpus.remove', 'done', 'library.txt'],
    ['cli', 'corpus.add', 'done', 'new.txt：inbox/new.txt'],
    ['cli', 'corpus.rollback', 'done', version],
    ['cli', 'corpus.refresh', 'done', '新增 0 · 更改 1 · 移除 0 · 未变 4'],
    ['cli', 'corpus.refresh', 'done', '新增 5 · 更改 0 · 移除 0 · 未变 0'],
  ])
})

test('a state that cannot be opened stops nothing, and is told once', async () => {
  const place = join(on.folder, 'no-folder')
  await writeFile(place, 'a file')
  const run = await youju(['ingest', '--json'], place)
  expect(run.code).toBe(0)
  expect(JSON.parse(run.stdout)).toMatchObject({ articles: 5, added: 5 })
  expect(run.stderr.match(/这次操作没有记入审计：.+。/g)).toHaveLength(1)
})

test('gaps are listed alike together, and closed by the id of one', async () => {
  const state = await on.app.state()
  const given = (question: string) => newAnswer({ question, answer: { ...unanswered, question } })
  const id = await state.keep(given('量子计算机有几个比特？'))
  await state.keep(given('量子計算機有幾個比特'))
  const wrong = await state.keep(newAnswer({ question: '云岭大桥总投资多少？' }))
  await state.vote(wrong, 'somebody', 'down', '应该是21亿元')

  const listed = await youju(['corpus', 'gaps'])
  expect(listed).toMatchObject({ code: 0, stderr: '' })
  expect(listed.stdout).toMatch(/量子.*（2 条相近）.*语料没有答案/)
  expect(listed.stdout).toMatch(/云岭大桥总投资多少？.*被评为不对\n.*“应该是21亿元”/)
  expect((await youju(['corpus', 'gaps', '--close', 'nothing'])).code).toBe(2)

  const closed = await youju(['corpus', 'gaps', '--close', id, '--json'])
  expect(JSON.parse(closed.stdout)).toMatchObject({
    ...{ closed: 2, groups: [[{ id: wrong, cause: 'voted_down', reason: '应该是21亿元' }]] },
  })
  expect((await state.audited(1))[0]).toMatchObject({
    user: 'cli',
    action: 'gaps.close',
    detail: expect.stringMatching(/^#[A-Za-z0-9]{10} #[A-Za-z0-9]{10}$/),
  })
  await on.app.close()
})

test('a removal that cannot be kept leaves the file, and is written down as failed', async () => {
  await mkdir(on.stateDir)
  await writeFile(join(on.stateDir, 'removed'), '')
  for (const target of ['library.txt', 'records.jsonl#tea']) {
    const before = await readFile(join(on.corpus, target.replace(/#.*/, '')))
    const run = await youju(['corpus', 'remove', target])
    expectOneSentence(run, 1, /没有移除 .*state\/removed，而它.*不是文件夹；请/)
    expect(await readFile(join(on.corpus, target.replace(/#.*/, '')))).toEqual(before)
  }
  await rm(join(on.stateDir, 'removed'))
  const record = await youju(['corpus', 'remove', 'records.jsonl#tea'])
  expect(record.stdout).toMatch(/^已移除文件 records\.jsonl 里的一条，1 篇文章/)
  const entries = await (await on.app.state()).audited(20)
  await on.app.close()
  expect(entries.map(({ outcome, detail }) => [outcome, detail])).toEqual([
    ['done', 'records.jsonl#tea'],
    ['failed', expect.stringContaining('没有移除 records.jsonl')],
    ['failed', expect.stringContaining('没有移除 library.txt')],
  ])
})
