import { describe, expect, test } from 'vitest'
import type { Answer, Article } from '../../../src/domain/index.js'
import { violations } from '../../../src/evidence/verify.js'
import type { ArticleOf } from '../../../src/index/index.js'
import { answered, article, citation, silent, spanOf } from '../answer/invented.js'

const text = '澜溪大桥全长4280米。设计师把它叫作“弯月”，图纸收在《澜溪桥志》里。'
const quote = (part: string, n = 1) => citation({ n, quote: part, ...spanOf(text, part) })
const bridge = quote('澜溪大桥全长4280米。')
const names = quote('设计师把它叫作“弯月”，图纸收在《澜溪桥志》里。', 2)

const given = (articleOf: ArticleOf) => ({ articlesById: async () => articleOf })
const broken = (answer: Answer, damage: Article['damage'] = []) =>
  violations(
    answer,
    given((id) => (id === 'bridge.md' ? article({ text, damage }) : null)),
  )

describe('an answer keeps the contract', () => {
  test.each([
    ['with a quote as it stands', answered({ citations: [bridge] })],
    [
      'with names that stand in a quote',
      answered({ answer: '它叫“弯月”，见《澜溪桥志》。[2]', citations: [bridge, names] }),
    ],
    [
      'in the other script, with other widths and spaces',
      answered({
        short: '４２８０ 米',
        answer: '它叫“彎月”，長4280 米。[1][2]',
        citations: [bridge, names],
      }),
    ],
    [
      'with markers of more digits than any quote',
      answered({ answer: '长4280米。[1][12]', citations: [bridge] }),
    ],
    [
      'with a mark that a quote opens and the next one closes',
      answered({
        short: null,
        answer: '设计师把它叫作“弯月[1]弯月”，图纸收在《澜溪桥志》里。[2]',
        citations: [quote('设计师把它叫作“弯月', 1), quote('弯月”，图纸收在《澜溪桥志》里。', 2)],
      }),
    ],
    ['silent, with related quotes', silent({ related: [bridge] })],
  ])('%s', async (_, answer) => {
    expect(await broken(answer)).toEqual([])
  })
})

describe('what is planted is found', () => {
  test.each([
    ['a changed quote', answered({ citations: [{ ...bridge, quote: '澜溪大桥全长4280里。' }] })],
    [
      'a moved quote',
      answered({ citations: [{ ...bridge, start: bridge.start + 1, end: bridge.end + 1 }] }),
    ],
    ['a quote of no article', answered({ citations: [{ ...bridge, articleId: 'gone.md' }] })],
    ['a changed related quote', silent({ related: [{ ...bridge, quote: '澜溪大桥。' }] })],
    ['a number of no quote', answered({ answer: '澜溪大桥全长4290米。[1]', citations: [bridge] })],
    ['a part of a number', answered({ answer: '澜溪大桥全长428米。[1]', citations: [bridge] })],
    [
      'a full-width number of no quote',
      answered({ answer: '长４２９０米。[1]', citations: [bridge] }),
    ],
    ['a number of no quote in short', answered({ short: '5000米', citations: [bridge] })],
    [
      'a number of an article that the quote leaves out',
      answered({ short: '4280米', answer: '叫“弯月”。[2]', citations: [names] }),
    ],
    [
      'a name in “” of no quote',
      answered({ answer: '它叫“满月”。[2]', citations: [bridge, names] }),
    ],
    [
      'a name in 「」 of no quote',
      answered({ answer: '它叫「满月」。[2]', citations: [bridge, names] }),
    ],
    [
      'a title in 《》 of no quote',
      answered({ answer: '见《棠江志》。[2]', citations: [bridge, names] }),
    ],
    ['no citation', answered({ short: null, answer: '大桥很长。', citations: [] })],
  ])('%s', async (_, answer) => {
    expect(await broken(answer)).toHaveLength(1)
  })

  test.each([
    ['at its beginning', 0, 1],
    ['inside', 4, 6],
    ['at its end', 11, 14],
  ])('damage %s of the quote', async (_, start, end) => {
    const damage = [{ start, end, kind: 'gap' }]
    const overlaps = [{ kind: 'quote_overlaps_damage', articleId: 'bridge.md' }]
    expect(await broken(answered({ citations: [bridge] }), damage)).toEqual(overlaps)
    expect(await broken(silent({ related: [bridge] }), damage)).toEqual(overlaps)
  })

  test.each([
    ['1,428人', '428人', 1],
    ['428.5米', '428米', 1],
    ['2,428.5米', '428.5米', 1],
    ['1428人', '428人', 1],
    ['2,3月', '3月', 0],
    ['约428人，5天', '428人', 0],
    ['428,5天', '428人', 0],
  ])('%s as a quote for %s: %i found', async (said, short, count) => {
    const from = article({ text: said })
    const cited = citation({ quote: said })
    const answer = answered({ short, answer: `${short}。[1]`, citations: [cited] })
    expect(
      await violations(
        answer,
        given(() => from),
      ),
    ).toHaveLength(2 * count)
  })

  test('but damage beside the quote is none', async () => {
    const { start, end } = bridge
    const damage = [{ start: end, end: end + 2, kind: 'gap' }]
    expect(await broken(answered({ citations: [bridge] }), damage)).toEqual([])
    expect(start).toBe(0)
  })
})

test('a name outside quotation marks is looked for where a model wrote the answer', async () => {
  const answer = '澜溪大桥全长4280米，由上海建造。[1]'
  const mode = 'generated'
  expect(await broken(answered({ mode, answer, citations: [bridge] }))).toEqual([
    { kind: 'name_in_no_quote', articleId: null },
  ])
  expect(await broken(answered({ mode, citations: [bridge] }))).toEqual([])
})
