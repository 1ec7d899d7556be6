import { describe, expect, test } from 'vitest'
import { gatherEvidence } from '../../../src/answer/evidence.js'
import { stepTold } from '../../../src/answer/step-told.js'
import type { Article } from '../../../src/domain/index.js'
import { analyseQuestion } from '../../../src/retrieve/question.js'
import { article, evenWeights, evidence } from './invented.js'

/** The clause that tells of the step a question asks about, of articles whose whole text is one passage. */
function toldOf(question: string, ...articles: Article[]): string | null {
  const hits = articles.map((each) => evidence(question, each).hit)
  const analysed = analyseQuestion(question)
  const told = stepTold(analysed, hits, gatherEvidence(analysed, hits, evenWeights(question)))
  return told?.short ? told.article.text.slice(told.short.start, told.short.end) : null
}

describe('a question whether a step was taken', () => {
  test.each([
    [
      '澜溪大桥通车了吗？',
      '市民期待已久。澜溪大桥已于5月1日正式通车。',
      '澜溪大桥已于5月1日正式通车',
    ],
    ['澜溪大桥是否已经通车？', '澜溪大桥预计2025年底通车。', '澜溪大桥预计2025年底通车'],
    ['澜溪大桥通车没有', '目前，澜溪大桥尚未通车。', '澜溪大桥尚未通车'],
    ['澜溪大桥通车了没有', '目前，澜溪大桥尚未通车。', '澜溪大桥尚未通车'],
    ['澜溪大橋有沒有通車？', '澜溪大桥已经通车。', '澜溪大桥已经通车'],
    [
      '青陶玻璃的项目投产了吗？',
      '青陶玻璃项目总投资70亿元。目前，该项目33个单体全部建成，第一条生产线已具备点火条件。',
      '第一条生产线已具备点火条件',
    ],
    [
      '青陶玻璃的生产线是否已经投产？',
      '青陶玻璃项目总投资70亿元，将建设全球首座“灯塔工厂”。目前，该项目33个单体全部建成，第一条生产线已具备点火条件。',
      '第一条生产线已具备点火条件',
    ],
  ])('%s', (question, text, short) => {
    expect(toldOf(question, article({ text }))).toBe(short)
  })

  test.each([
    ['of another thing', '澜溪大桥通车了吗？', '南屏隧道已经通车。'],
    ['that is another step', '澜溪大桥通车了吗？', '澜溪大桥已经开工。'],
    ['in what is only part of it', '澜溪大桥通车了吗？', '澜溪大桥通车仪式将有500人参加。'],
    ['to a question for its time', '澜溪大桥什么时候通车？', '澜溪大桥已于5月1日通车。'],
    ['to a question for a reason', '澜溪大桥为什么还没通车？', '澜溪大桥尚未通车。'],
  ])('is not answered by what tells %s', (_, question, text) => {
    expect(toldOf(question, article({ text }))).toBeNull()
  })

  test('is answered by the newest report', () => {
    const older = article({ text: '澜溪大桥尚未通车。', published: '2024-03-01', id: 'older.md' })
    const newer = article({ text: '澜溪大桥已经通车。', published: '2024-05-02', id: 'newer.md' })
    expect(toldOf('澜溪大桥通车了吗？', older, newer)).toBe('澜溪大桥已经通车')
    expect(toldOf('澜溪大桥通车了吗？', newer, older)).toBe('澜溪大桥已经通车')
  })
})
