import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { callYouju } from '../../support/cli/call-youju.js'
import {
  answerSchema,
  articleSchema,
  cleanSchema,
  evaluationSchema,
  linesOf,
  onlyLine,
  reportSchema,
  searchSchema,
  timelineSchema,
  withId,
} from '../../support/cli/contract.js'
import { news, writeFiles } from '../../support/cli/news.js'
import { type Run, runYouju, temporaryFolder } from '../../support/cli/run-youju.js'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let folder: string
let removeFolder: () => Promise<void>
let ingested: Run
const settings = () => ({
  CORPUS_DIR: join(folder, 'corpus'),
  INDEX_DIR: join(folder, 'index'),
})
const youju = (...args: string[]) => callYouju(args, settings())
/** The same as a program of its own. */
const program = (...args: string[]) => runYouju(args, { env: settings() })
const file = async (name: string, lines: unknown[]): Promise<string> => {
  const path = join(folder, name)
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
  await writeFile(path, text.join('\n'))
  return path
}

beforeAll(async () => {
  ;({ folder, remove: removeFolder } = await temporaryFolder())
  await writeFiles(join(folder, 'corpus'))
  ingested = await program('ingest', '--json')
})
afterAll(() => removeFolder())

describe('ingest', () => {
  test('prints a report on standard output alone', () => {
    expect(ingested.code).toBe(0)
    expect(reportSchema.parse(onlyLine(ingested.stdout))).toMatchObject({
      articles: 5,
      added: 5,
      changed: 0,
      removed: 0,
      unchanged: 0,
      rejected: [],
    })
  })

  test('takes one file for a corpus, and another place for the index', async () => {
    const run = await youju(
      ...['ingest', '--json', '--corpus', join(folder, 'corpus/records.jsonl')],
      ...['--index', join(folder, 'other-index')],
    )
    expect(reportSchema.parse(onlyLine(run.stdout))).toMatchObject({ articles: 2, added: 2 })
    const found = await youju(
      'article',
      'records.jsonl#tea',
      '--index',
      join(folder, 'other-index'),
    )
    expect(found).toMatchObject({ code: 0, stdout: expect.stringContaining('松溪茶叶出口') })
  })
})

describe('ask', () => {
  test('prints an answer whose quotes stand in their articles', async () => {
    const run = await program('ask', '云岭大桥总投资多少？', '--json')
    expect(run).toMatchObject({ code: 0, stderr: '' })
    expect(run).toEqual(await youju('ask', '云岭大桥总投资多少？', '--json'))
    const answer = answerSchema.parse(onlyLine(run.stdout))
    expect(answer).toMatchObject({
      status: 'answered',
      short: '18亿元',
      independentOrigins: 1,
      corpusAsOf: '2024-11-20',
      citations: [{ n: 1, source: '云岭日报', file: 'bridge.md', lines: [9, 9] }],
    })
    const [citation] = answer.citations
    const shown = await youju('article', citation?.articleId ?? '', '--json')
    const article = articleSchema.parse(onlyLine(shown.stdout))
    expect(article.text.slice(citation?.start, citation?.end)).toBe(citation?.quote)
    expect(news['bridge.md']?.split('\n')[8]).toContain(citation?.quote)
  })

  test('is silent, and that is a success', async () => {
    const run = await youju('ask', '量子计算机有几个比特？', '--json')
    expect(run.code).toBe(0)
    expect(answerSchema.parse(onlyLine(run.stdout))).toMatchObject({
      status: 'no_evidence',
      short: null,
      citations: [],
      independentOrigins: 0,
    })
  })

  test('answers a batch in order, by id or number, past blank lines and unknown keys', async () => {
    const path = await file('questions.jsonl', [
      { id: 'q-1', question: '云岭大桥总投资多少？', difficulty: 3 },
      '',
      { question: '青禾市图书馆新馆藏书多少册？' },
      { id: 7, question: '量子计算机有几个比特？', answer: null },
    ])
    const run = await youju('ask', '--batch', path, '--json')
    expect(run).toMatchObject({ code: 0, stderr: '' })
    const answers = linesOf(run.stdout).map((line) => withId(answerSchema).parse(line))
    expect(answers.map(({ id, short }) => [id, short])).toEqual([
      ['q-1', '18亿元'],
      [3, '126万册'],
      [7, null],
    ])
  })

  test('answers the other lines when some cannot be used, and says which', async () => {
    const path = await file('flawed.jsonl', [
      { question: '云岭大桥总投资多少？' },
      '{"question": ',
      { id: 'no text' },
      { question: '   ' },
      { question: '长'.repeat(5000) },
      '\u0000',
      { question: '青禾市图书馆新馆藏书多少册？' },
    ])
    const run = await program('ask', '--batch', path)
    expect(run.code).toBe(2)
    expect(linesOf(run.stdout)).toMatchObject([{ id: 1 }, { id: 7, short: '126万册' }])
    const told = run.stderr.trimEnd().split('\n')
    expect(told.map((line) => /第 (\d+) 行未处理：.+。$/.exec(line)?.[1])).toEqual([
      ...['2', '3', '4', '5', '6'],
    ])
  })

  test('takes a batch that begins with a byte-order mark', async () => {
    const path = await file('marked.jsonl', ['\ufeff{"id":"m","question":"云岭大桥总投资多少？"}'])
    const run = await youju('ask', '--batch', path)
    expect(linesOf(run.stdout)).toMatchObject([{ id: 'm', short: '18亿元' }])
  })

  test.each([
    { args: ['--since', '2024-01-01'], finds: false },
    { args: ['--since', '2023-05-12', '--until', '2023-05-12'], finds: true },
    { args: ['--source', '云岭日报'], finds: true },
    { args: ['--source', '雲嶺日報'], finds: true },
    { args: ['--source', '青禾晚报'], finds: false },
  ])('with $args the bridge is cited: $finds', async ({ args, finds }) => {
    const run = await youju('ask', '云岭大桥总投资多少？', '--json', ...args)
    const { citations, related } = answerSchema.parse(onlyLine(run.stdout))
    const files = new Set([...citations, ...related].map(({ file }) => file))
    expect(files.has('bridge.md')).toBe(finds)
    if (finds) expect(files.size).toBe(1)
  })
})

describe('search', () => {
  test('prints at most k passages, best first, whose traces sum to their scores', async () => {
    const run = await youju('search', '青禾市', '-k', '2', '--json')
    expect(run).toMatchObject({ code: 0, stderr: '' })
    const { query, hits } = searchSchema.parse(onlyLine(run.stdout))
    expect(query).toBe('青禾市')
    expect(hits.map(({ file }) => file).sort()).toEqual(['library.txt', 'records.jsonl'])
    expect(hits[0]?.score).toBeGreaterThanOrEqual(hits[1]?.score ?? Number.NaN)
    for (const { score, trace, start, end, text } of hits) {
      const sum = Object.values(trace.parts).reduce((a, b) => a + b)
      expect(sum).toBeCloseTo(score, 9)
      expect(end - start).toBe(text.length)
    }
  })

  test('leaves undated articles out of any range of dates', async () => {
    const all = searchSchema.parse(onlyLine((await youju('search', '白鹭水库', '--json')).stdout))
    expect(all.hits[0]?.file).toBe('reservoir.md')
    const run = await youju('search', '白鹭水库', '--json', '--since', '1900-01-01')
    const { hits } = searchSchema.parse(onlyLine(run.stdout))
    expect(hits.map(({ file }) => file)).not.toContain('reservoir.md')
    expect(hits.length).toBe(4)
  })

  test('runs a batch in order', async () => {
    const path = await file('queries.jsonl', [{ query: '茶叶' }, { id: 'b', query: '公交车' }])
    const run = await youju('search', '--batch', path, '-k', '1')
    const found = linesOf(run.stdout).map((line) => withId(searchSchema).parse(line))
    expect(found.map(({ id, hits }) => [id, hits[0]?.articleId])).toEqual([
      [1, 'records.jsonl#tea'],
      ['b', 'records.jsonl#bus'],
    ])
  })
})

describe('clean', () => {
  test('shows what is made of a file without any index, the title apart from the text', async () => {
    const run = await youju(
      ...['clean', join(folder, 'corpus/library.txt'), '--json'],
      ...['--index', join(folder, 'never-made')],
    )
    expect(run).toMatchObject({ code: 0, stderr: '' })
    const { articles, rejected } = cleanSchema.parse(onlyLine(run.stdout))
    expect(rejected).toEqual([])
    expect(articles).toMatchObject([
      { title: '青禾市图书馆新馆开放', source: '青禾晚报', published: '2024-03-08' },
    ])
    expect(articles[0]?.text).not.toContain('青禾市图书馆新馆开放')
  })

  test('fails when nothing was accepted, and still prints why', async () => {
    const path = await file('broken.jsonl', ['{', '[]'])
    const run = await youju('clean', path, '--json')
    expect(run.code).toBe(1)
    expect(cleanSchema.parse(onlyLine(run.stdout))).toEqual({
      articles: [],
      rejected: [
        { file: 'broken.jsonl', reason: expect.stringContaining('第 1 行') },
        { file: 'broken.jsonl', reason: expect.stringContaining('第 2 行') },
      ],
    })
  })
})

describe('eval', () => {
  test('scores answers, silence and retrieval; gold by id, by the part after #, and by file', async () => {
    const path = await file('set.jsonl', [
      { question: '云岭大桥总投资多少？', answer: ['十八亿元', '18亿元'], gold: ['bridge.md'] },
      { question: '松溪县茶叶出口额是多少？', answer: '7300万元', gold: ['tea'] },
      { question: '公交公司购买了多少辆车？', gold: ['records.jsonl#bus'] },
      { question: '量子计算机有几个比特？', answer: null },
    ])
    const run = await youju('eval', path, '--json')
    expect(run.code).toBe(0)
    expect(evaluationSchema.parse(onlyLine(run.stdout))).toMatchObject({
      questions: 4,
      // Of the three with gold articles two state their answers; one is spelt otherwise in one of two ways.
      retrieval: { together: { hit1: 1, mrr10: 1, answerIn1: 1 }, lexical: { answerIn10: 1 } },
      halves: null,
      answers: { answerable: 2, right: 2, unanswerable: 1, silent: 1, answersWithInexactQuotes: 0 },
    })
  })

  test('reports the halves of odd and even lines, and keeps the JSON in a file', async () => {
    const path = await file('halves.jsonl', [
      { question: '云岭大桥总投资多少？', answer: '无人知道的数', gold: ['bridge.md'] },
      { question: '公交公司购买了多少辆车？', gold: ['nowhere.md'] },
      { question: '松溪县茶叶出口额是多少？', answer: '7300万元', gold: ['tea'] },
    ])
    const out = join(folder, 'figures.json')
    const run = await youju('eval', path, '--json', '--halves', '--out', out)
    expect(run.code).toBe(0)
    const figures = evaluationSchema.parse(onlyLine(run.stdout))
    expect(figures).toMatchObject({
      questions: 3,
      retrieval: { together: { answerIn10: 0.5 } },
      halves: {
        odd: { questions: 2, retrieval: { together: { hit1: 1, answerIn10: 0.5 } } },
        even: {
          questions: 1,
          retrieval: { together: { hit10: 0, answerIn1: null } },
          answers: null,
        },
      },
    })
    expect(JSON.parse(await readFile(out, 'utf8'))).toEqual(figures)
    const drawn = (await youju('eval', path, '--halves')).stdout
    expect(drawn.match(/answer@10/g)).toHaveLength(3)
    expect(drawn).toMatch(/合并 +0\.667 .* 0\.500\n/)
    expect(drawn).toMatch(/合并 +0\.000 .* –\n/)
  })

  test('says before it begins that the file for its figures cannot be written', async () => {
    const path = await file('one.jsonl', [{ question: '甲？', gold: ['tea'] }])
    const run = await youju('eval', path, '--out', join(folder, 'no/such/folder/figures.json'))
    expect(run).toMatchObject({ code: 2, stdout: '' })
    expect(run.stderr).toContain('--out')
  })

  test('takes the articles that answer out of the index, and then expects silence', async () => {
    const path = await file('gold.jsonl', [
      { question: '松溪县茶叶出口额是多少？', answer: '7300万元', gold: ['tea'] },
    ])
    const run = await youju('eval', path, '--json', '--without-gold', '--answers')
    expect(evaluationSchema.parse(onlyLine(run.stdout))).toMatchObject({
      retrieval: null,
      answers: { answerable: 0, unanswerable: 1 },
    })
    const told = JSON.parse(run.stderr.split('\n').find((line) => line.startsWith('{')) ?? '')
    expect(told).toMatchObject({ question: '松溪县茶叶出口额是多少？', expected: ['7300万元'] })
    expect(told.answer).not.toContain('7300')
  })
})

describe('timeline', () => {
  test('prints what is reported of a subject, by day', async () => {
    const run = await youju('timeline', '云岭大桥', '--json')
    expect(run).toMatchObject({ code: 0, stderr: '' })
    const timeline = timelineSchema.parse(onlyLine(run.stdout))
    expect(timeline).toMatchObject({
      subject: '云岭大桥',
      silent: false,
      entries: [{ date: '2023-05-12', dateIs: 'event', file: 'bridge.md', reports: 1 }],
    })
  })

  test('draws it in three languages, and says when there is nothing', async () => {
    const said = { 'zh-CN': '时间线', 'zh-TW': '時間線', en: 'Timeline' }
    const silent = {
      'zh-CN': '语料中没有关于',
      'zh-TW': '語料中沒有關於',
      en: 'Nothing in the corpus',
    }
    for (const lang of ['zh-CN', 'zh-TW', 'en'] as const) {
      const drawn = await youju('timeline', '云岭大桥', '--lang', lang)
      expect(drawn.stdout).toContain(said[lang])
      expect(drawn.stdout).toContain('2023-05-12')
      expect(drawn.stdout).toContain('云岭大桥5月12日建成通车')
      const none = await youju('timeline', '天津港', '--lang', lang)
      expect(none).toMatchObject({ code: 0 })
      expect(none.stdout).toContain(silent[lang])
    }
  })

  test('leaves out other days, and refuses what names nothing', async () => {
    const run = await youju('timeline', '云岭大桥', '--json', '--since', '2024-01-01')
    expect(timelineSchema.parse(onlyLine(run.stdout))).toMatchObject({ entries: [], silent: true })
    expect((await youju('timeline', '的')).code).toBe(2)
  })
})
