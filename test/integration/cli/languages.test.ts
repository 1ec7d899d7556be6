import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { callYouju } from '../../support/cli/call-youju.js'
import { expectOneSentence } from '../../support/cli/faults.js'
import { news, writeFiles } from '../../support/cli/news.js'
import { runYouju, temporaryFolder } from '../../support/cli/run-youju.js'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let folder: string
let removeFolder: () => Promise<void>
const settings = () => ({
  CORPUS_DIR: join(folder, 'corpus'),
  INDEX_DIR: join(folder, 'index'),
  STATE_DIR: join(folder, 'state'),
})
const inEnvironment = (environment: Record<string, string>, ...args: string[]) =>
  callYouju(args, { ...settings(), ...environment })
const english = { LANG: 'en_US.UTF-8' }
const question = '云岭大桥总投资多少？'

beforeAll(async () => {
  ;({ folder, remove: removeFolder } = await temporaryFolder())
  await writeFiles(join(folder, 'corpus'))
  await writeFiles(join(folder, 'corpus'), { 'empty.txt': '' })
  await writeFile(
    join(folder, 'corpus/_canary.jsonl'),
    `${JSON.stringify({ question, answer: '18亿元' })}\n`,
  )
  await writeFile(
    join(folder, 'questions.jsonl'),
    `${JSON.stringify({ question, answer: '18亿元' })}\n${JSON.stringify({ claim: '云岭大桥总投资18亿元。', verdict: 'supported' })}\n`,
  )
})
afterAll(() => removeFolder())

/** The Chinese that is no text of ours: names, titles and quotes of the corpus, and what was asked. */
const corpus = [
  ...Object.values(news),
  question,
  '云岭大桥总投资16亿元。',
  '量子计算机有几个比特？',
].join('')

/** Fails if a text has more Chinese than the corpus has in one stretch. */
function expectEnglish(text: string): void {
  expect(text).not.toBe('')
  for (const [stretch] of text.matchAll(/\p{Script=Han}+/gu)) expect(corpus).toContain(stretch)
}

describe('in an English environment', () => {
  test.each<[string, string[], RegExp]>([
    [
      'ingest',
      ['ingest'],
      /The index is up to date: 5 articles, .*Refused empty\.txt: the file is empty/s,
    ],
    [
      'ask',
      ['ask', question],
      /Sources.*1 report · 1 independent source · corpus up to 2024-11-20/s,
    ],
    [
      'check',
      ['check', '云岭大桥总投资16亿元。'],
      /Contradicted.*The corpus has “18亿元”, not “16亿元”/s,
    ],
    ['search', ['search', question], /rank 1 by meaning · rank 1 by wording · score/],
    ['clean', ['clean', 'CORPUS/library.txt'], /Repairs: .*; beyond repair: 0/],
    ['article', ['article', 'records.jsonl#tea'], /Repairs: none/],
    [
      'eval',
      ['eval', 'FOLDER/questions.jsonl', '--halves'],
      /answers: 1 questions.*checks: 1 statements/s,
    ],
    ['corpus list', ['corpus', 'list'], /5 articles · page 1 of 1/],
    ['corpus status', ['corpus', 'status'], /The index is up to date with the corpus/],
    ['corpus plan', ['corpus', 'plan'], /A refresh would do: 0 new · 0 changed/],
    [
      'corpus history',
      ['corpus', 'history', '--audit'],
      /in service.*Latest actions.*refresh: done · 5 new/s,
    ],
    [
      'corpus add',
      ['corpus', 'add', 'CORPUS/bridge.md'],
      /bridge\.md: the corpus has the same file already/,
    ],
    [
      'corpus remove',
      ['corpus', 'remove', 'bridge.md', '--dry-run'],
      /Would remove the file bridge\.md, 1 article/,
    ],
    ['corpus gaps', ['corpus', 'gaps'], /There are no open gaps/],
    ['corpus turned', ['corpus', 'turned'], /No earlier answer is reported otherwise/],
  ])('%s speaks English', async (_, args, said) => {
    const paths = args.map((arg) =>
      arg.replace('CORPUS', join(folder, 'corpus')).replace('FOLDER', folder),
    )
    const { code, stdout, stderr } = await inEnvironment(english, ...paths)
    expect(code).toBe(0)
    expect(stdout).toMatch(said)
    expectEnglish(stdout + stderr)
  })

  test.each([[], ['ask'], ['eval'], ['corpus'], ['corpus', 'add']])(
    'so does the help of %s %s',
    async (...args) => {
      const { code, stdout } = await inEnvironment(english, ...args, '--help')
      expect(code).toBe(0)
      expect(stdout).toMatch(/Usage: youju.*--lang <language>/s)
      expect(stdout).not.toMatch(/\p{Script=Han}/u)
    },
  )

  test.each<[string, string[], RegExp, number]>([
    [
      'wrong use',
      ['ask', question, '--since', '2024-02-30'],
      /“2024-02-30” of the option .* is not valid/,
      2,
    ],
    ['an unknown command', ['asks'], /There is no command “asks”: please see --help\./, 2],
    ['a missing file', ['clean', 'nowhere.txt'], /There is no file nowhere\.txt: please check/, 1],
    [
      'a missing version',
      ['corpus', 'rollback', 'v9'],
      /There is no version “v9”: please choose/,
      1,
    ],
  ])('%s is told in English', async (_, args, said, code) => {
    const run = await inEnvironment(english, ...args)
    expect(run).toMatchObject({ code, stdout: '' })
    expect(run.stderr).toMatch(said)
    expectEnglish(run.stderr)
  })

  test('JSON is the same as in a Chinese one', async () => {
    for (const args of [
      ['check', '云岭大桥总投资16亿元。', '--json'],
      ['corpus', 'plan', '--json'],
      ['corpus', 'status', '--json'],
    ]) {
      const { code, stdout } = await inEnvironment(english, ...args)
      expect(code).toBe(0)
      expect(() => JSON.parse(stdout)).not.toThrow()
      expect(stdout).toBe((await inEnvironment({ LANG: 'zh_TW.UTF-8' }, ...args)).stdout)
      expect(stdout).toBe((await inEnvironment({}, ...args)).stdout)
    }
  })
})

describe('with --lang', () => {
  test('the language of the environment does not count, before or behind the command', async () => {
    const args = ['corpus', 'list', '云岭']
    for (const given of [
      ['--lang', 'zh-TW', ...args],
      [...args, '--lang=zh-TW'],
    ]) {
      const { code, stdout } = await inEnvironment(english, ...given)
      expect(code).toBe(0)
      expect(stdout).toContain('共 1 篇 · 第 1 頁，共 1 頁')
    }
  })

  test('a check gives its reasons in that language, also in JSON', async () => {
    const args = ['check', '云岭大桥总投资16亿元。', '--lang']
    const drawn = await inEnvironment({}, ...args, 'zh-TW')
    expect(drawn.stdout).toContain('語料寫的是「18亿元」，不是「16亿元」')
    const { stdout } = await inEnvironment({}, ...args, 'en', '--json')
    expect(JSON.parse(stdout)).toMatchObject({
      reasons: ['The corpus has “18亿元”, not “16亿元”[1].'],
    })
  })

  test.each(['fr', 'zh', ''])('“%s” is wrong use, in one sentence', async (lang) => {
    const run = await callYouju(['corpus', 'list', '--lang', lang], settings())
    expectOneSentence(run, 2, /--lang.*无效：请选 zh-CN、zh-TW 或 en。/)
  })

  test('so it is with the program', async () => {
    const env = { ...settings(), LANG: 'zh_CN.UTF-8' }
    const run = await runYouju(['article', 'nothing', '--lang', 'en'], { env })
    expect(run).toMatchObject({ code: 1, stdout: '' })
    expect(run.stderr).toMatch(/^The index has no article “nothing”: please .*\n$/)
  })
})

test('an English question gets English headings, also where nothing answers it', async () => {
  const { stdout } = await inEnvironment({}, 'ask', 'What did Yunling bridge cost?')
  expect(stdout).toMatch(/corpus up to 2024-11-20/)
  expectEnglish(stdout)
  const given = await inEnvironment({}, 'ask', 'What did Yunling bridge cost?', '--lang', 'zh-CN')
  expect(given.stdout).toContain('语料截至 2024-11-20')
})
