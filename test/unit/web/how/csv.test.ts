import fc from 'fast-check'
import papaparse from 'papaparse'
import { expect, test } from 'vitest'
import { csvOf } from '../../../../src/web/how/csv.js'

test('a file begins with the mark of UTF-8, and ends each line as RFC 4180 does', () => {
  const file = csvOf({
    columns: ['问题', '次数'],
    rows: [
      ['甲,"乙"', 2],
      [null, -1.5],
    ],
  })
  expect(file).toBe('\ufeff问题,次数\r\n"甲,""乙""",2\r\n,-1.5\r\n')
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1'])(
  '%j is no formula',
  (cell) => {
    const file = csvOf({ columns: ['a'], rows: [[cell]] })
    expect(papaparse.parse(file.slice(1).trimEnd()).data).toEqual([['a'], [`'${cell}`]])
  },
)

test('whatever stands in a cell comes back as it was, but for the apostrophe', () => {
  const cell = fc.string({ unit: 'binary' }).map((text) => text.replace(/\s+$/, ''))
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const file = csvOf({ columns: ['a', 'b'], rows })
      const read = papaparse.parse<string[]>(file.slice(1), { newline: '\r\n' }).data.slice(1, -1)
      const expected = rows.map((row) =>
        row.map((each) => (/^[=+\-@\t\r\n＝＋－＠]/.test(each) ? `'${each}` : each)),
      )
      expect(read).toEqual(expected)
    }),
  )
})
