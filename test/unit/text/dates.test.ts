import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dates, isoDate } from '../../../src/text/dates.js'

const read = (text: string) =>
  dates(text).map(({ start, end, year, month, day, relative }) => ({
    written: text.slice(start, end),
    year,
    month,
    day,
    relative,
  }))

describe('dates', () => {
  test.each([
    ['2024年09月05日 07:09', '2024年09月05日', 2024, 9, 5],
    ['8月19日举行', '8月19日', null, 8, 19],
    ['二〇二四年三月', '二〇二四年三月', 2024, 3, null],
    ['发布时间:2022-02-18 18:02:25', '2022-02-18', 2022, 2, 18],
    ['2025 年 5 月底', '2025 年 5 月底', 2025, 5, null],
    ['24年建成', '24年', 2024, null, null],
    ['３月２１日', '３月２１日', null, 3, 21],
    ['于15日开工', '15日', null, null, 15],
  ])('%s', (text, written, year, month, day) => {
    expect(read(text)).toEqual([{ written, year, month, day, relative: false }])
  })

  test('relative days are marked', () => {
    expect(read('昨日开工')).toEqual([
      { written: '昨日', year: null, month: null, day: null, relative: true },
    ])
  })

  test.each(['版本1.2023-01-02', '平均每日均值', '13月'])('%s holds none', (text) => {
    expect(read(text).filter(({ year, month, day }) => year ?? month ?? day)).toEqual([])
  })

  test('survive printing and parsing', () => {
    const day = fc.date({
      min: new Date('1950-01-01'),
      max: new Date('2049-12-31'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(
        day,
        fc.constantFrom('年月日', '年 月 日', '-', '/', '.', '零'),
        (date, style) => {
          const iso = date.toISOString().slice(0, 10)
          const text = `本报${print(iso, style)}，开工。`
          const [found, ...others] = dates(text)
          expect(others).toEqual([])
          expect(found && isoDate(found.year ?? 0, found.month ?? 0, found.day ?? 0)).toBe(iso)
        },
      ),
    )
  })

  test('only days of the calendar are dates of publication', () => {
    expect(isoDate(2023, 2, 29)).toBeNull()
    expect(isoDate(2024, 2, 29)).toBe('2024-02-29')
    expect(isoDate(2024, 13, 1)).toBeNull()
  })
})

function print(iso: string, style: string): string {
  const [year = '', month = '', day = ''] = iso.split('-')
  if (style === '零') return `${year}年${month}月${day}日`
  if (style === '年月日') return `${year}年${Number(month)}月${Number(day)}日`
  if (style === '年 月 日') return `${year} 年 ${Number(month)} 月 ${Number(day)} 日`
  return [year, month, day].join(style)
}
