import { describe, expect, test } from 'vitest'
import { askedOfReport, reportsOf, statedByArticles } from '../../../src/answer/of-report.js'
import { answered, citation } from './invented.js'

describe('a question about a report', () => {
  test.each([
    ['柳溪大桥封闭的消息是哪家报纸登的？', 'source', '柳溪大桥封闭'],
    ['哪家媒体报道了柳溪大桥封闭？', null, null],
    ['柳溪大桥封闭由哪家媒体最先报道？', 'source', '柳溪大桥封闭'],
    ['谁写的柳溪大桥封闭的报道？', 'author', '柳溪大桥封闭'],
    ['柳溪大桥封闭那篇文章的作者是谁？', 'author', '柳溪大桥封闭'],
    ['柳溪大桥封闭是哪天见报的？', 'date', '柳溪大桥封闭'],
  ])('%s', (question, asks, about) => {
    expect(askedOfReport(question)).toEqual(asks && { asks, about })
  })

  test.each([
    ['a book, and no report', '《柳溪往事》是谁写的？'],
    ['a notice', '封闭方案是哪天发布的？'],
    ['who speaks', '柳溪市的新闻发言人是谁？'],
    ['who was told', '消息人士向谁核实了封闭的事？'],
    ['a site that pays', '哪个网站给他发工资？'],
    ['nothing', '这是谁写的报道？'],
  ])('is none where it asks of %s', (_, question) => {
    expect(askedOfReport(question)).toBeNull()
  })
})

describe('what articles state of themselves', () => {
  const asked = { asks: 'author', about: '柳溪大桥封闭' } as const
  const stated = { source: '望川日报', published: '2024-05-01' }

  test('is told with source and date', () => {
    expect(statedByArticles(asked, [citation()], () => '骆青')).toEqual({
      kind: 'reported_by',
      reports: [{ ...stated, author: '骆青' }],
    })
  })

  test('is not told where no article states what is asked for', () => {
    expect(statedByArticles(asked, [citation()], () => null)).toBeNull()
  })

  test('is that of the first sentence alone', () => {
    const answer = answered({
      answer: '澜溪大桥全长4280米。[1][3]桥宽30米。[2]',
      citations: [citation(), citation({ n: 2 }), citation({ n: 3 })],
    })
    expect(reportsOf(answer).map(({ n }) => n)).toEqual([1, 3])
  })
})
