import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fetchPage } from '../../../src/corpus/intake/fetch-page.js'
import { type AppOnNews, appOnNews } from '../../support/app/app-on-news.js'
import { callYouju } from '../../support/cli/call-youju.js'
import { addSchema, auditedSchema, onlyLine } from '../../support/cli/contract.js'
import { runYouju } from '../../support/cli/run-youju.js'
import { PublicHosts } from '../../support/intake/public-hosts.js'

vi.mock('../../../src/corpus/intake/fetch-page.js', { spy: true })

let on: AppOnNews
let env: Record<string, string>
beforeEach(async () => {
  on = await appOnNews()
  env = { CORPUS_DIR: on.corpus, INDEX_DIR: on.indexDir, STATE_DIR: on.stateDir }
})
afterEach(() => on.remove())

const bridge = '松溪县的石拱桥长52米，去年修好，市民可以步行过桥。'
const added = (stdout: string) =>
  addSchema.parse(onlyLine(stdout)).files.map(({ name, outcome, file }) => [name, outcome, file])

test('files and pages are added together, and a page that is refused stops nothing', async () => {
  const hosts = await PublicHosts.open()
  const headers = { 'Content-Type': 'text/html; charset=utf-8' }
  const body = `<title>石拱桥修好</title><article><h1>石拱桥修好</h1><p>${bridge}</p></article>`
  await hosts.http('news.example.com', { headers, body })
  vi.mocked(fetchPage).mockImplementationOnce((url) => hosts.fetch(url))
  const file = join(on.folder, 'tea.txt')
  await writeFile(file, '松溪县的茶园有九万亩，今年的茶叶已经采完。')
  const [page, inner] = ['http://news.example.com/bridge.html', 'http://127.0.0.1/secret.html']
  const run = await callYouju(['corpus', 'add', page, inner, file, '--json'], env)
  await hosts.close()
  expect(run.code).toBe(0)
  const [first, ...others] = added(run.stdout)
  expect(others).toEqual([
    [inner, 'rejected', null],
    ['tea.txt', 'added', 'inbox/tea.txt'],
  ])
  expect(first?.[1]).toBe('added')
  const kept = join(on.corpus, first?.[2] ?? '')
  expect(await readFile(kept, 'utf8')).toBe(body)
  await on.app.ingest()
  expect(await on.app.article(first?.[2] ?? '')).toMatchObject({ title: '石拱桥修好', url: page })
})

test('a page that is refused is told with its reason', async () => {
  expect(await callYouju(['corpus', 'add', 'http://127.0.0.1/secret.html'], env)).toEqual({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(
      /^拒绝 http:\/\/127\.0\.0\.1\/secret\.html：[^\n]+：请[^\n]+。\n$/,
    ),
  })
})

test('a text is added from standard input, and the audit tells who did what', async () => {
  const first = await runYouju(['corpus', 'add', '-', '--json'], { env, stdin: bridge })
  expect(added(first.stdout)).toEqual([['stdin.txt', 'added', 'inbox/stdin.txt']])
  const article = `---\ntitle: 茶园\n---\n\n松溪县的茶园有九万亩。\n`
  const named = ['corpus', 'add', '-', '--name', 'tea.md', '--json']
  const second = await runYouju(named, { env, stdin: article })
  expect(added(second.stdout)).toEqual([['tea.md', 'added', 'inbox/tea.md']])

  const { stdout } = await callYouju(['corpus', 'history', '--audit', '--json'], env)
  expect(auditedSchema.parse(onlyLine(stdout))).toMatchObject({
    versions: [],
    audit: [
      { user: 'cli', action: 'corpus.add', outcome: 'done', detail: 'tea.md：inbox/tea.md' },
      { user: 'cli', action: 'corpus.add', outcome: 'done', detail: 'stdin.txt：inbox/stdin.txt' },
    ],
  })
  const drawn = await callYouju(['corpus', 'history', '--audit', '1'], env)
  expect(drawn.stdout).toMatch(
    /\n\n最近的操作\n\d{4}-\d\d-\d\d \d\d:\d\d · cli · 加文章：完成 · tea\.md：inbox\/tea\.md\n$/,
  )
  expect((await callYouju(['corpus', 'history', '--audit', '0'], env)).code).toBe(2)
})
