import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { answerSchema, onlyLine } from '../../support/cli/contract.js'
import { home, type Run, runYouju, temporaryFolder } from '../../support/cli/run-youju.js'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

/** `npm start` on the bundled corpus, with a new index. */
let folder: string
let removeFolder: () => Promise<void>
const start = (stdin: string, env: Record<string, string> = {}) =>
  runYouju([], {
    program: 'start.js',
    stdin,
    env: { INDEX_DIR: join(folder, 'index'), STATE_DIR: join(folder, 'state'), ...env },
  })
/** Each answer ends with an empty line. */
const blocks = ({ stdout }: Run) => stdout.trimEnd().split('\n\n')

let samples: Run
beforeAll(async () => {
  ;({ folder, remove: removeFolder } = await temporaryFolder())
  samples = await start('')
})
afterAll(() => removeFolder())

test('answers three samples with their sources when nobody asks anything', () => {
  expect(samples.code).toBe(0)
  const answers = blocks(samples)
  expect(answers).toHaveLength(3)
  for (const answer of answers) {
    expect(answer).toMatch(/^问：.+？\n/)
    expect(answer).toMatch(/\n来源\n {2}\[1\] .+articles\/.+\.md 第 \d+/)
  }
  expect(samples.stderr).toContain('没有设置 DISCORD_TOKEN')
  expect(samples.stderr).toMatch(/索引就绪：\d+ 篇文章/)
})

const question = '晋城经开区光机电产业总产值突破了多少？'

test('answers each line of standard input, and a line that is too long does not end the others', async () => {
  const asked = [
    '泰山玻纤的项目总投资多少？',
    '',
    '长'.repeat(2000),
    question,
    '长治市委书记是谁？',
  ]
  const run = await start(asked.join('\n'))
  expect(run.code).toBe(2)
  expect(blocks(run).map((answer) => answer.split('\n').slice(0, 2))).toEqual([
    ['问：泰山玻纤的项目总投资多少？', '70亿元'],
    [`问：${question}`, '700亿元'],
    ['问：长治市委书记是谁？', '丁小强'],
  ])
  expect(run.stderr).toContain('问题太长')
  // Both outlets, how many are independent, and which one only expects it.
  const answer = blocks(run)[1]
  expect(answer).toContain('人民网')
  expect(answer).toContain('荆楚网')
  expect(answer).toMatch(/2 篇报道 · 2 个独立来源/)
  expect(answer).toMatch(/⚠ 说法不一：.*700亿元 \[1\]；预计.*700亿元 \[2\]/)
})

test('says in one sentence that the corpus is not there', async () => {
  const run = await start('', { CORPUS_DIR: join(folder, 'nowhere') })
  expect(run).toMatchObject({ code: 1, stdout: '' })
  expect(run.stderr).toMatch(/找不到语料 .+：请用 --corpus 指定/)
})

test('a setting that cannot be meant is wrong use, told before anything is read', async () => {
  const run = await start('', { DISCORD_MESSAGE_CONTENT: 'perhaps' })
  expect(run).toMatchObject({ code: 2, stdout: '' })
  expect(run.stderr).toBe('环境变量 DISCORD_MESSAGE_CONTENT 的值无效：请对照 .env.example 修改。\n')
})

test('reads .env in the present folder, where an empty setting is none; an expectation is a value of its own', async () => {
  const cwd = join(folder, 'with-env')
  await mkdir(cwd)
  // As a newcomer does: cp .env.example .env
  await copyFile(join(home, '.env.example'), join(cwd, '.env'))
  const run = await runYouju(['ask', question, '--json', '--index', join(folder, 'index')], { cwd })
  expect(run).toMatchObject({ code: 0, stderr: '' })
  const answer = answerSchema.parse(onlyLine(run.stdout))
  expect(answer).toMatchObject({ short: '700亿元', independentOrigins: 2 })
  const expected = answer.conflicts.flatMap(({ values }) =>
    values.filter(({ value }) => value.includes('预计')),
  )
  expect(expected).toHaveLength(1)
  const [{ n } = { n: 0 }] = expected
  expect(answer.citations.find((citation) => citation.n === n)?.source).toBe('荆楚网')
})
