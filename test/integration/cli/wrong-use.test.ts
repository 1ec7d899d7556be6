import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { callYouju } from '../../support/cli/call-youju.js'
import { expectNoTraces, expectOneSentence } from '../../support/cli/faults.js'
import { runYouju, temporaryFolder } from '../../support/cli/run-youju.js'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let folder: string
let removeFolder: () => Promise<void>
beforeAll(async () => {
  ;({ folder, remove: removeFolder } = await temporaryFolder())
})
afterAll(() => removeFolder())

test.each<[string, string[], RegExp]>([
  ['an unknown command', ['asks', '问题'], /没有“asks”这个命令/],
  ['an unknown option', ['ask', '问题', '--jsn'], /没有“--jsn”这个选项/],
  ['an option without its value', ['ask', '问题', '--since'], /--since.* 缺少值/],
  ['a question in two words', ['ask', '云岭大桥', '总投资'], /参数太多/],
  ['a missing argument', ['article'], /缺少参数 <id>/],
  ['no question', ['ask'], /要一个问题/],
  ['a question beside a batch', ['ask', '问题', '--batch', 'x.jsonl'], /不能都没有或都有/],
  ['no query', ['search'], /要一个检索内容/],
  ['an empty question', ['ask', ''], /问题是空的/],
  ['a blank question', ['ask', ' \n\u3000'], /问题是空的/],
  ['a question of 5,000 characters', ['ask', '长'.repeat(5000)], /5000 字，最多 1000 字/],
  ['a day that is none', ['ask', '问题', '--since', '2024-02-30'], /“2024-02-30”无效/],
  ['a date in another form', ['ask', '问题', '--until', '2024/2/3'], /YYYY-MM-DD/],
  [
    'a range turned about',
    ['search', '大桥', '--since', '2024-02-02', '--until', '2024-02-01'],
    /起始日期 2024-02-02 晚于截止日期 2024-02-01/,
  ],
  ['k of nought', ['search', '大桥', '-k', '0'], /1 到 1000 的整数/],
  ['an empty path', ['ingest', '--corpus', ''], /请给出路径/],
])('%s is wrong use (2)', async (_, args, what) => {
  expectOneSentence(await callYouju(args), 2, what)
})

test.each<[string, string[], RegExp]>([
  ['an unknown command', ['asks', '问题'], /没有“asks”这个命令/],
  ['`bot` without a token, a setting that is missing,', ['bot'], /DISCORD_TOKEN/],
])('%s is wrong use (2) of the program', async (_, args, what) => {
  expectOneSentence(await runYouju(args), 2, what)
})

test('a bad value in the environment is wrong use (2), and named', async () => {
  const run = await callYouju(['ask', '问题'], { LOG_LEVEL: 'loud' })
  expectOneSentence(run, 2, /环境变量 LOG_LEVEL 的值无效/)
})

test.each<[string, string[], RegExp]>([
  ['a corpus that is not there', ['ingest', '--corpus', 'nowhere'], /找不到语料 nowhere/],
  ['a file to clean that is not there', ['clean', 'nowhere.txt'], /找不到文件 nowhere\.txt/],
  ['a batch that is not there', ['ask', '--batch', 'nowhere.jsonl'], /读不到文件 nowhere\.jsonl/],
  ['a batch that is a folder', ['search', '--batch', '.'], /读不到文件 \./],
])('%s is a failure (1)', async (_, args, what) => {
  expectOneSentence(await callYouju(args), 1, what)
})

test('a model that is not there is a failure (1)', async () => {
  const run = await callYouju(['ask', '问题'], { EMBEDDING_MODEL: 'no-such-model' })
  expectOneSentence(run, 1, /找不到模型“no-such-model”.*EMBEDDING_MODEL/)
})

test.each([[['--help']], [['ask', '--help']]])('help on request is a success: %j', async (args) => {
  const run = await callYouju(args)
  expect(run).toMatchObject({ code: 0, stderr: '' })
  expect(run.stdout).toMatch(/^用法：/)
})

test('no command at all is wrong use (2), with the help on standard error', async () => {
  const run = await runYouju([])
  expect(run).toMatchObject({ code: 2, stdout: '' })
  expect(run.stderr).toMatch(/^用法：.+命令：\n {2}ingest/s)
  expectNoTraces(run)
})

test('help loads neither the app nor the model nor the index', async () => {
  const register = join(import.meta.dirname, '../../support/cli/log-modules.mjs')
  const heavy = /dist\/app\.js|node_modules\/(?:@xenova|hnswlib-node|onnxruntime)/
  const loads = async (...args: string[]) => {
    const run = await runYouju(args, { node: ['--import', register], cwd: folder })
    return run.stderr.split('\n').filter((line) => line.startsWith('module ') && heavy.test(line))
  }
  expect(await loads('--help')).toEqual([])
  // The same watch does see them where they are loaded.
  expect((await loads('ask', '问题')).length).toBeGreaterThanOrEqual(2)
})
