import { describe, expect, it } from 'vitest'
import { doubtful, doubtMark } from '../../../../../src/ingest/formats/image/doubtful.js'
import { readSteps } from '../../../../../src/ingest/formats/image/recognition/ctc.js'
import { inWidth } from '../../../../../src/ingest/formats/image/recognition/marks.js'
import { repairAll } from '../../../../../src/ingest/repair/repair.js'
import { sourceText } from '../../../../../src/ingest/source-text.js'

const dictionary = ['新', '馆', '8']

/** Steps from the class and the probability of each. */
function steps(...likeliest: [number, number][]): Float32Array {
  return Float32Array.from(
    likeliest.flatMap(([best, probability]) =>
      [0, 1, 2, 3].map((each) => (each === best ? probability : (1 - probability) / 3)),
    ),
  )
}

describe('reading the steps of a line', () => {
  it('gives a character once for equal steps, with its surest step and its middle', () => {
    const read = readSteps(steps([0, 0.9], [1, 0.5], [1, 0.9], [0, 0.9], [2, 0.7]), 4, dictionary)
    expect(read).toEqual([
      { text: '新', certainty: expect.closeTo(0.9, 5), at: 0.4 },
      { text: '馆', certainty: expect.closeTo(0.7, 5), at: 0.9 },
    ])
  })

  it('gives it twice where a blank is in between', () => {
    const read = readSteps(steps([3, 0.9], [0, 0.9], [3, 0.9]), 4, dictionary)
    expect(read.map(({ text }) => text).join('')).toBe('88')
  })
})

describe('the width of marks', () => {
  const shown = (text: string) =>
    inWidth([...text].map((each, at) => ({ text: each, certainty: 1, at })))
      .map((each) => each.text)
      .join('')

  it.each([
    ['当日,他说:好!', '当日，他说：好！'],
    ['增长6.8%,达到1,204.6亿元', '增长6.8%，达到1,204.6亿元'],
    ['14:30开始', '14:30开始'],
    ['1，204元，14：30', '1,204元，14:30'],
    ['Hello, world (really)', 'Hello, world (really)'],
    ['李明(化名)', '李明（化名）'],
    ['他说,"来"。', '他说，“来”。'],
    ['水丶电', '水、电'],
  ])('is that of their neighbours: %s', (read, printed) => {
    expect(shown(read)).toBe(printed)
  })
})

describe('a character that could hardly be read', () => {
  it('stays, as damage', () => {
    const text = `据泠${doubtMark}川日报，8${doubtMark}月`
    const { source, damage } = repairAll(sourceText(text), [doubtful])
    expect(source.text).toBe('据泠川日报，8月')
    expect(damage.map(({ start, end }) => text.slice(start, end))).toEqual(['泠', '8'])
  })
})
