import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { callYouju } from '../../support/cli/call-youju.js'
import {
  articleSchema,
  checkSchema,
  evaluationSchema,
  linesOf,
  onlyLine,
  withId,
} from '../../support/cli/contract.js'
import { expectOneSentence } from '../../support/cli/faults.js'
import { news, writeFiles } from '../../support/cli/news.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let folder: string
let removeFolder: () => Promise<void>
const youju = (...args: string[]) =>
  callYouju(args, { CORPUS_DIR: join(folder, 'corpus'), INDEX_DIR: join(folder, 'index') })
const file = async (name: string, lines: unknown[]): Promise<string> => {
  const path = join(folder, name)
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
  await writeFile(path, text.join('\n'))
  return path
}

const supported = '云岭大桥总投资为18亿元。'
const contradicted = '云岭大桥总投资为28亿元。'
const unknown = '量子计算机有72个比特。'

beforeAll(async () => {
  ;({ folder, remove: removeFolder } = await temporaryFolder())
  await writeFiles(join(folder, 'corpus'))
  expect((await youju('ingest', '--json')).code).toBe(0)
})
afterAll(() => removeFolder())

describe('check CLAIM --json', () => {
  test('prints a verdict whose quotes stand in their articles', async () => {
    const run = await youju('check', supported, '--json')
    expect(run).toMatchObject({ code: 0, stderr: '' })
    const check = checkSchema.parse(onlyLine(run.stdout))
    expect(check).toMatchObject({
      claim: supported,
      verdict: 'supported',
      independentOrigins: 1,
      parts: [{ verdict: 'supported' }],
      related: [],
      corpusAsOf: '2024-11-20',
      citations: [{ n: 1, source: '云岭日报', file: 'bridge.md', lines: [9, 9] }],
    })
    const [citation] = check.citations
    const shown = await youju('article', citation?.articleId ?? '', '--json')
    const article = articleSchema.parse(onlyLine(shown.stdout))
    expect(article.text.slice(citation?.start, citation?.end)).toBe(citation?.quote)
    expect(news['bridge.md']?.split('\n')[8]).toContain(citation?.quote)
  })

  test('gives both values where they differ', async () => {
    const check = checkSchema.parse(onlyLine((await youju('check', contradicted, '--json')).stdout))
    expect(check.verdict).toBe('contradicted')
    expect(check.reasons.join('')).toMatch(/18亿元.*28亿元.*\[1\]/)
  })

  test('knows nothing, cites nothing, and that is a success', async () => {
    const run = await youju('check', unknown, '--json')
    expect(run.code).toBe(0)
    expect(checkSchema.parse(onlyLine(run.stdout))).toMatchObject({
      verdict: 'not_in_corpus',
      citations: [],
      independentOrigins: 0,
    })
  })

  test.each([
    { args: ['--source', '云岭日报'], verdict: 'supported' },
    { args: ['--source', '青禾晚报'], verdict: 'not_in_corpus' },
    { args: ['--since', '2024-01-01'], verdict: 'not_in_corpus' },
    { args: ['--since', '2023-05-12', '--until', '2023-05-12'], verdict: 'supported' },
  ])('with $args: $verdict', async ({ args, verdict }) => {
    const run = await youju('check', supported, '--json', ...args)
    expect(checkSchema.parse(onlyLine(run.stdout)).verdict).toBe(verdict)
  })
})

describe('check CLAIM', () => {
  test.each([
    [supported, '相符'],
    [contradicted, '不符'],
  ])('%s is drawn for a person: %s', async (claim, verdict) => {
    const run = await youju('check', claim)
    expect(run).toMatchObject({ code: 0, stderr: '' })
    const lines = run.stdout.trimEnd().split('\n')
    expect(lines[0]).toBe(`${verdict} · “${claim}”`)
    expect(lines[1]).toMatch(/18亿元.*\[1\]。$/)
    expect(lines).toContain('来源')
    expect(run.stdout).toMatch(/bridge\.md/)
    expect(lines.at(-1)).toMatch(/^1 处引文 · 1 个独立来源 · .*2024-11-20/)
  })

  test('what is not known is drawn with what is nearest', async () => {
    const { stdout } = await youju('check', unknown)
    const lines = stdout.trimEnd().split('\n')
    expect(lines[0]).toBe(`语料未载 · “${unknown}”`)
    expect(lines[1]).toContain('不等于说法有误')
    expect(lines).not.toContain('来源')
    expect(stdout).toContain('最接近的段落')
    expect(stdout).not.toContain('处引文')
  })
})

describe('check --batch', () => {
  test('checks in order, by id or number, past blank lines and unknown keys', async () => {
    const path = await file('claims.jsonl', [
      { id: 'c-1', claim: supported, difficulty: 3 },
      '',
      { claim: contradicted },
      { id: 7, claim: unknown, verdict: 'not_in_corpus' },
    ])
    const run = await youju('check', '--batch', path, '--json')
    expect(run).toMatchObject({ code: 0, stderr: '' })
    const checks = linesOf(run.stdout).map((line) => withId(checkSchema).parse(line))
    expect(checks.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['c-1', 'supported'],
      [3, 'contradicted'],
      [7, 'not_in_corpus'],
    ])
  })

  test('checks the other lines when some cannot be used, and says which', async () => {
    const path = await file('flawed.jsonl', [
      { claim: supported },
      '{"claim": ',
      { question: '云岭大桥总投资多少？' },
      { claim: '   ' },
      { claim: '长'.repeat(5000) },
      { claim: '他说1。' },
      { claim: contradicted },
    ])
    const run = await youju('check', '--batch', path)
    expect(run.code).toBe(2)
    expect(linesOf(run.stdout)).toMatchObject([{ id: 1 }, { id: 7, verdict: 'contradicted' }])
    const told = run.stderr.trimEnd().split('\n')
    expect(told.map((line) => /第 (\d+) 行未处理：.+。$/.exec(line)?.[1])).toEqual([
      ...['2', '3', '4', '5', '6'],
    ])
  })
})

describe('wrong use', () => {
  test.each<[string, string[], RegExp]>([
    ['no claim', ['check'], /要一句说法/],
    ['a claim beside a batch', ['check', '说法', '--batch', 'x.jsonl'], /不能都没有或都有/],
    ['a claim in two words', ['check', '云岭大桥', '总投资'], /参数太多/],
    ['an empty claim', ['check', ''], /说法是空的/],
    ['a blank claim', ['check', ' \n\u3000'], /说法是空的/],
    ['a claim of 5,000 characters', ['check', '长'.repeat(5000)], /5000 字，最多 1000 字/],
    ['a day that is none', ['check', '说法', '--since', '2024-02-30'], /“2024-02-30”无效/],
    [
      'a range turned about',
      ['check', '说法', '--since', '2024-02-02', '--until', '2024-02-01'],
      /起始日期 2024-02-02 晚于截止日期 2024-02-01/,
    ],
    ['an unknown option', ['check', '说法', '--jsn'], /没有“--jsn”这个选项/],
  ])('%s is told in one sentence, with 2', async (_, args, what) => {
    expectOneSentence(await youju(...args), 2, what)
  })

  test('a batch that is not there is a failure (1)', async () => {
    expectOneSentence(await youju('check', '--batch', 'nowhere.jsonl'), 1, /读不到文件 nowhere/)
  })
})

describe('eval of claims', () => {
  test('counts the verdicts given by those expected', async () => {
    const path = await file('judged.jsonl', [
      { claim: supported, verdict: 'supported' },
      { claim: contradicted, verdict: 'contradicted' },
      { claim: contradicted, verdict: 'supported' },
      { claim: unknown, verdict: 'not_in_corpus' },
    ])
    const run = await youju('eval', path, '--json')
    expect(run.code).toBe(0)
    const none = { supported: 0, contradicted: 0, disputed: 0, not_in_corpus: 0 }
    expect(evaluationSchema.parse(onlyLine(run.stdout))).toMatchObject({
      questions: 0,
      retrieval: null,
      answers: null,
      verdicts: {
        claims: 4,
        right: 3,
        given: {
          supported: { ...none, contradicted: 1, supported: 1 },
          contradicted: { ...none, contradicted: 1 },
          disputed: none,
          not_in_corpus: { ...none, not_in_corpus: 1 },
        },
        quotes: 3,
        checksWithInexactQuotes: 0,
      },
    })
  })

  test('beside questions scores both, and without claims none', async () => {
    const question = { question: '云岭大桥总投资多少？', answer: '18亿元', conflict: [] }
    const both = await file('both.jsonl', [question, { claim: supported, verdict: 'supported' }])
    expect(
      evaluationSchema.parse(onlyLine((await youju('eval', both, '--json')).stdout)),
    ).toMatchObject({
      questions: 1,
      answers: { answerable: 1, right: 1, conflictsElsewhere: 0 },
      verdicts: { claims: 1, right: 1 },
    })
    const alone = await file('alone.jsonl', [question])
    const figures = evaluationSchema.parse(onlyLine((await youju('eval', alone, '--json')).stdout))
    expect(figures.verdicts).toBeNull()
  })

  test.each([
    ['an unknown verdict', { claim: supported, verdict: 'true' }],
    ['no verdict', { claim: supported }],
  ])('%s in a line is told with its number', async (_, line) => {
    const path = await file('wrong.jsonl', [{ claim: supported, verdict: 'supported' }, line])
    const run = await youju('eval', path, '--json')
    expect(run.code).not.toBe(0)
    expect(run.stdout).toBe('')
    expect(run.stderr).toMatch(/第 2 行/)
  })
})
