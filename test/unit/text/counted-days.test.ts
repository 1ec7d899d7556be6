import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resolveDate } from '../../../src/text/date-ranges.js'
import { dates } from '../../../src/text/dates.js'

const published = '2024-09-05'

/** The days of a text in order, `?` for one that it leaves open. */
const daysIn = (text: string, day: string | null = published) =>
  dates(text).map((each) => resolveDate(each, day)?.from ?? '?')

describe('a day counted from another', () => {
  test.each([
    ['3月5日下雪，前一日放晴', ['2024-03-05', '2024-03-04']],
    ['3月5日下雪，较前一天降温', ['2024-03-05', '2024-03-04']],
    ['3月5日下雪。次日放晴', ['2024-03-05', '2024-03-06']],
    ['3月5日下雪；翌日放晴', ['2024-03-05', '2024-03-06']],
    ['3月5日下雪，到第二天放晴', ['2024-03-05', '2024-03-06']],
    ['3月5日下雪，当日封路', ['2024-03-05', '2024-03-05']],
    ['3月5日当晚下雪', ['2024-03-05', '2024-03-05']],
    ['2月28日下雪，次日放晴，翌日又下', ['2024-02-28', '2024-02-29', '2024-03-01']],
    ['昨日下雪，前一日放晴', ['2024-09-04', '2024-09-03']],
    ['二十日下雪，次日放晴', ['2024-08-20', '2024-08-21']],
  ])('is counted from the last that the text names: %s', (text, days) => {
    expect(daysIn(text)).toEqual(days)
  })

  test.each([
    ['前一日放晴', ['?']],
    ['次日放晴', ['?']],
    ['3月5日下雪，开幕前一天放晴', ['2024-03-05', '?']],
    ['3月5日下雪，事发当日放晴', ['2024-03-05', '?']],
    ['5月1日至3日下雪，次日放晴', ['2024-05-01', '?']],
    ['3月5日以来下雪，次日放晴', ['2024-03-05', '?']],
    ['自3月5日起封路，次日放晴', ['2024-03-05', '?']],
    ['3月5日下雪，4月动工，次日放晴', ['2024-03-05', '2024-04-01', '?']],
  ])('stays open where nothing says from which: %s', (text, days) => {
    expect(daysIn(text)).toEqual(days)
  })

  test.each([
    '提前一天到',
    '首次日均破万',
    '第3次日出',
    '会期的第二天',
    '某一日',
    '近3日',
    '第3日',
  ])('%s is none', (text) => {
    expect(daysIn(text)).toEqual([])
  })

  test('此前3日 is a day of the month', () => {
    expect(daysIn('此前3日放晴')).toEqual(['2024-09-03'])
  })

  test('lies the days apart that its word says, across months and years', () => {
    const day = fc.date({
      min: new Date('2001-01-01'),
      max: new Date('2048-12-30'),
      noInvalidDate: true,
    })
    const word = fc.constantFrom<[string, number]>(
      ...([
        ['前一日', -1],
        ['前一天', -1],
        ['当日', 0],
        ['当天', 0],
        ['次日', 1],
        ['翌日', 1],
        ['第二天', 1],
        ['后一天', 1],
      ] satisfies [string, number][]),
    )
    fc.assert(
      fc.property(day, fc.array(word, { minLength: 1, maxLength: 4 }), (first, told) => {
        let at = first.getTime()
        const days = [at, ...told.map(([, by]) => (at += by * 86_400_000))]
        const start = `${first.getUTCFullYear()}年${first.getUTCMonth() + 1}月${first.getUTCDate()}日`
        const text = [start, ...told.map(([said]) => said)].join('下雪，')
        expect(daysIn(text, null)).toEqual(
          days.map((each) => new Date(each).toISOString().slice(0, 10)),
        )
      }),
    )
  })
})
