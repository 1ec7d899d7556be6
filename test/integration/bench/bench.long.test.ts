import { access, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { arePeersInstalled } from '../../../src/bench/comparison/contestants.js'
import { resultsSchema } from '../../../src/bench/report/results.js'
import { runYouju, temporaryFolder } from '../../support/cli/run-youju.js'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let folder: string
let remove: () => Promise<void>
const bench = (...args: string[]) => runYouju(args, { program: 'bench/main.js' })
const corpus = ['--corpus', 'corpus.jsonl', '--questions', 'questions.jsonl']
const inFolder = (args: readonly string[]) =>
  args.map((arg) => (/\.json/.test(arg) ? join(folder, arg) : arg))

beforeAll(async () => {
  ;({ folder, remove } = await temporaryFolder())
  const towns = ['云岭', '青禾', '松溪', '白鹭', '望江', '石桥']
  const articles = towns.map((town, id) => ({
    id,
    date: '2024-03-08',
    text: `${town}县的新图书馆三月八日开放，藏书${id + 2}0万册。馆长说，读者每天有${id + 3}百人。`,
  }))
  const questions = [5, 2].map((id) => ({
    question: `${towns[id]}县的图书馆藏书多少册？`,
    answer: `${id + 2}0万册`,
    gold: [id],
  }))
  const lines = (records: readonly object[]) => records.map((one) => JSON.stringify(one)).join('\n')
  await writeFile(join(folder, 'corpus.jsonl'), lines(articles))
  await writeFile(join(folder, 'questions.jsonl'), lines(questions))
})
afterAll(() => remove())

// The peers come with `npm ci --prefix bench`.
test.skipIf(!arePeersInstalled())(
  'compares at each size and writes the figures, the page and the plot',
  async () => {
    const run = await bench(
      ...inFolder([...corpus, '--sizes', '3,99', '--only', 'ours,minisearch', '--out', 'b.json']),
    )
    expect(run).toMatchObject({ code: 0, stdout: '' })
    const results = resultsSchema.parse(JSON.parse(await readFile(join(folder, 'b.json'), 'utf8')))
    expect(results.comparison.map(({ contestant, articles }) => [contestant, articles])).toEqual([
      ['ours', 3],
      ['minisearch', 3],
      ['ours', 6],
      ['minisearch', 6],
    ])
    for (const { outcome, articles } of results.comparison) {
      expect(outcome).toMatchObject({ passages: articles, queries: 2, hit1: 1, mrr10: 1 })
    }
    expect(results.command).not.toContain(folder)
    expect(await readFile(join(folder, 'b.md'), 'utf8')).toContain('](b.svg)')
    await access(join(folder, 'b.svg'))
  },
)

test.skipIf(!arePeersInstalled())(
  'says in plain words what was cut off, and draws kept figures anew',
  async () => {
    const args = [...corpus, '--sizes', '3,6', '--only', 'minisearch', '--seconds', '0.001']
    const run = await bench(...inFolder([...args, '--out', 'cut.json']))
    expect(run.code).toBe(0)
    const page = await readFile(join(folder, 'cut.md'), 'utf8')
    expect(page).toContain('| MiniSearch | cut off after 0.001 s |')
    expect(page).toContain('| MiniSearch | not run: it gave no figures at 3 articles |')
    await writeFile(join(folder, 'cut.md'), '')
    expect(await bench(...inFolder(['--render', 'cut.json']))).toMatchObject({ code: 0 })
    expect(await readFile(join(folder, 'cut.md'), 'utf8')).toBe(page)
  },
)

test('refuses what it does not understand, and corpora too small for the questions', async () => {
  expect(await bench('--only', 'nobody')).toMatchObject({ code: 2, stdout: '' })
  const run = await bench(...inFolder([...corpus, '--sizes', '1', '--only', 'ours']))
  expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining('2 gold articles') })
})
