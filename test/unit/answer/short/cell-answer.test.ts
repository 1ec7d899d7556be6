import { expect, test } from 'vitest'
import { answeredByCell, isOtherRow } from '../../../../src/answer/short/cell-answer.js'
import type { Article } from '../../../../src/domain/index.js'
import type { Evidence } from '../../../../src/evidence/evidence.js'
import { readSentence } from '../../../../src/evidence/read-sentence.js'
import { analyseQuestion } from '../../../../src/question/question.js'

const title = '枫川县2024年渡口客运情况'
const rows = [
  '渡口：石板滩渡口；2023年客运量（万人次）：3.1；2024年客运量（万人次）：4.6；负责人：裴晚舟；检修日期：10月8日。',
  '渡口：柳湾渡口；2023年客运量（万人次）：1.2；2024年客运量（万人次）：0.9；负责人：岑安。',
]

function evidenceOf(text: string): Evidence[] {
  let start = 0
  return text.split('\n').map((line) => {
    const sentence = { start, end: start + line.length }
    start = sentence.end + 1
    const article = { title, text, source: null, published: '2024-12-30' } as unknown as Article
    return { sentence: readSentence(article, sentence) } as Evidence
  })
}
const evidence = evidenceOf(rows.join('\n'))

function shortOf(question: string): string | null {
  const found = answeredByCell(analyseQuestion(question), evidence)
  return found?.short ? found.sentence.article.text.slice(found.short.start, found.short.end) : null
}

test.each([
  ['石板滩渡口2024年客运量是多少万人次？', '4.6'],
  ['石板滩渡口去年客运量是多少？', '3.1'],
  ['柳湾渡口的负责人是谁', '岑安'],
  ['石板滩渡口由谁负责？', '裴晚舟'],
  ['石板滩渡口什么时候检修？', '10月8日'],
])('%s %s', (question, value) => {
  expect(shortOf(question)).toBe(value)
})

test.each([
  ['another year', '石板滩渡口2022年客运量是多少？'],
  ['another measure', '石板滩渡口2024年货运量是多少吨？'],
  ['another row', '青石渡口2024年客运量是多少？'],
  ['a word that stands nowhere', '石板滩渡口2024年学生客运量是多少？'],
  ['an empty cell', '柳湾渡口什么时候检修？'],
  ['a reason', '石板滩渡口2024年客运量为什么增加？'],
])('no cell answers a question for %s', (_, question) => {
  expect(shortOf(question)).toBeNull()
})

test('a row that the question does not name is another', () => {
  const about = analyseQuestion('柳湾渡口2024年客运量是多少？')
  expect(evidence.map((each) => isOtherRow(about, each))).toEqual([true, false])
  const all = analyseQuestion('哪个渡口2024年客运量更高？')
  expect(evidence.map((each) => isOtherRow(all, each))).toEqual([false, false])
})

test('a sentence with colons that stands alone is no row', () => {
  const prize = evidenceOf(
    '比赛昨天结束。\n一等奖：奖金五万元；二等奖：奖金三万元。\n比赛明年再办。',
  )
  const about = analyseQuestion('一等奖有多少奖金？')
  expect(prize.map((each) => isOtherRow(about, each))).toEqual([false, false, false])
  expect(answeredByCell(about, prize)).toBeNull()
})
