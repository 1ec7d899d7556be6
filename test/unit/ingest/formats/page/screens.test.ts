import { expect, test } from 'vitest'
import { extractText } from '../../../../../src/ingest/formats/page/layout.js'
import type { Look, PageText, TextItem } from '../../../../../src/ingest/formats/page/page-text.js'
import { endsInTime } from '../../../../../src/text/stamp.js'

interface Shown {
  text: string
  /** In font heights from the left of the page. */
  left?: number
  /** In font heights to the line above. */
  below?: number
  look?: Look
}

const black: Look = { paper: 255, ink: 238 }
const grey: Look = { paper: 255, ink: 117 }
const size = 10

/** Returns the paragraphs of a page whose lines are shown one below the other. */
function paragraphsOf(lines: readonly Shown[]): string[] {
  let baseline = 20
  const items = lines.map(({ text, left = 1, below = 1.5, look = black }): TextItem => {
    baseline += below * size
    const width = text.length * size
    const place = { left: left * size, width, baseline, size, angle: 0 }
    return { text, ...place, font: '', vertical: false, look }
  })
  const page: PageText = { width: 400, height: baseline + 20, items }
  return extractText([page]).source.text.split('\n')
}

const first = '松溪隧道全长七千三百四十米总'
const second = '投资四十一亿元昨天贯通'

test('lines of one paragraph that fill its width are joined', () => {
  expect(paragraphsOf([{ text: first }, { text: second }])).toEqual([first + second])
})

test.each<[string, Shown[]]>([
  ['another ink', [{ text: first, look: grey }, { text: second }]],
  ['another ground', [{ text: first, look: { paper: 240, ink: 223 } }, { text: second }]],
  ['the other side', [{ text: first, left: 8 }, { text: second }]],
  ['a gap between them', [{ text: first }, { text: second, below: 3.4 }]],
])('two lines with %s are two things, though the first is as wide as any', (_, lines) => {
  expect(paragraphsOf(lines)).toEqual([first, second])
})

test('bubbles of one line each are not taken for lines of one paragraph by their even distance', () => {
  const bubbles = [first, '水库的蓄水量已经回升到两成', '新学校的三十六个班昨天开学'].map(
    (text) => ({
      text,
      below: 3.4,
    }),
  )
  expect(paragraphsOf(bubbles)).toEqual(bubbles.map(({ text }) => text))
})

test('a name with the time stays above what it introduces, in the same letters', () => {
  const head = '河湾早班车 昨天 18:20'
  const lines = [head, '松溪隧道昨天贯通', '车程缩短四十分钟'].map((text) => ({ text }))
  expect(paragraphsOf(lines)[0]).toBe(head)
})

test('a time at the end of a later line does not end its paragraph', () => {
  const lines = ['通告说施工将从下个星期三的夜', '里开始直到第二天上午 09:20', '才会结束'].map(
    (text) => ({ text }),
  )
  expect(paragraphsOf(lines)).toEqual([lines.map(({ text }) => text).join('')])
})

test.each([
  ['王芳 09:41', true],
  ['河湾早班车 昨天18:20', true],
  ['林小北 2024-03-18 09:20', true],
  ['家长甲 10:06:01', true],
  ['泽川日报 3小时前', true],
  ['河湾早班车昨天18:20', true],
  ['发布会定于09:20', false],
  ['通车仪式改到5月20日09:20', false],
  ['会议改期，新的时间是 09:20', false],
  ['两队以 3:2', false],
  ['大桥全长3260米', false],
])('%s is a name with a time: %s', (line, is) => expect(endsInTime(line)).toBe(is))
