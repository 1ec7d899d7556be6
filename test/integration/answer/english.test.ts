import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerQuestion } from '../../../src/answer/answer.js'
import { spoken } from '../../../src/domain/index.js'
import { worded } from '../../../src/wording/answers.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'
import { openIndexOf } from '../../support/index/invented-index.js'

const articles = {
  'rescue.txt': '普宁青年周万辉跳入河中，救起一位老人。老人已经回家休养。\n',
  'concert.txt': '指挥Feldt在K200音乐厅演出12场，门票全部售完。\n',
  'metro.txt': '2025年，地铁22号线全长31.5公里，设车站23座。\n',
}

let invented: Awaited<ReturnType<typeof openIndexOf>>
let corpus: Awaited<ReturnType<typeof temporaryFolder>>
beforeAll(async () => {
  corpus = await temporaryFolder()
  for (const [name, text] of Object.entries(articles)) {
    writeFileSync(join(corpus.folder, name), text)
  }
  invented = await openIndexOf(corpus.folder)
})
afterAll(() => Promise.all([invented.remove(), corpus.remove()]))

const ask = async (question: string) => {
  const { index, embedder, reader } = invented
  return (await answerQuestion(index, embedder, question, { reader })).answer
}

test.each([
  ['What did Zhou Wanhui do in Puning?', '周万辉'],
  ['How many concerts did Feldt give in the K200 hall?', '12场'],
])('an English question is answered where its names are found: %s', async (question, told) => {
  const answer = await ask(question)
  expect([answer.status, answer.short]).toEqual(['answered', null])
  expect(spoken(answer)).toContain(told)
})

test.each([
  ['one name of two', 'How many people did Feldt hurt in Okinawa?'],
  ['a number within another', 'How long is Line 2?'],
  ['another person', 'What did Zhou Wanting do in Puning?'],
])('and not where %s is all there is: %s', async (_, question) => {
  const answer = await ask(question)
  expect(answer.status).toBe('no_evidence')
  expect(worded(answer, 'en').answer).toMatch(/^(?:Nothing in the corpus|Not stated as such)/)
})
