import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { datesAgree, resolveDate } from '../../../src/text/date-ranges.js'
import { type DateMention, dates, isoDate } from '../../../src/text/dates.js'
import { anyText, articleText } from './generated-text.js'

/** A Thursday. */
const published = '2024-09-05'

/** `written = from..to`, read as of a day. */
function read(text: string, day: string | null = published): string[] {
  return dates(text).map((mention) => {
    const range = resolveDate(mention, day)
    return `${text.slice(mention.start, mention.end)} = ${range ? `${range.from}..${range.to}` : '?'}`
  })
}

function only(text: string): DateMention {
  const [found, ...others] = dates(text)
  if (!found || others.length > 0) throw new Error(`not one date: ${text}`)
  return found
}

describe('dates and periods', () => {
  test.each([
    ['2024年9月5日', '2024年9月5日 = 2024-09-05..2024-09-05'],
    ['2024/9/5', '2024/9/5 = 2024-09-05..2024-09-05'],
    ['2024.9.5', '2024.9.5 = 2024-09-05..2024-09-05'],
    ['二〇二四年九月五日', '二〇二四年九月五日 = 2024-09-05..2024-09-05'],
    ['2024年2月', '2024年2月 = 2024-02-01..2024-02-29'],
    ['2023年', '2023年 = 2023-01-01..2023-12-31'],
    ['2023年度', '2023年度 = 2023-01-01..2023-12-31'],
    ['2024年前9个月', '2024年前9个月 = 2024-01-01..2024-09-30'],
    ['2024年上半年', '2024年上半年 = 2024-01-01..2024-06-30'],
    ['2023年下半年', '2023年下半年 = 2023-07-01..2023-12-31'],
    ['2024年一季度', '2024年一季度 = 2024-01-01..2024-03-31'],
    ['2024年第三季度', '2024年第三季度 = 2024-07-01..2024-09-30'],
    ['2024年前三季度', '2024年前三季度 = 2024-01-01..2024-09-30'],
    ['2023年Q3', '2023年Q3 = 2023-07-01..2023-09-30'],
    ['2023年末', '2023年末 = 2023-10-01..2023-12-31'],
    ['2025年年底', '2025年 = 2025-01-01..2025-12-31'],
    ['2025 年 5 月底', '2025 年 5 月底 = 2025-05-21..2025-05-31'],
    ['2024年5月上旬', '2024年5月上旬 = 2024-05-01..2024-05-10'],
    ['2024年5月中旬', '2024年5月中旬 = 2024-05-11..2024-05-20'],
    ['2021年以来', '2021年 = 2021-01-01..2024-09-05'],
    ['2024—2035年', '2024—2035年 = 2024-01-01..2035-12-31'],
    ['2024年至2026年', '2024年至2026年 = 2024-01-01..2026-12-31'],
    ['2023年5月至2024年3月', '2023年5月至2024年3月 = 2023-05-01..2024-03-31'],
    ['2024年5月1日至3日', '2024年5月1日至3日 = 2024-05-01..2024-05-03'],
    ['2024年5月1日-6月5日', '2024年5月1日-6月5日 = 2024-05-01..2024-06-05'],
    ['2024年3月至5月', '2024年3月至5月 = 2024-03-01..2024-05-31'],
    ['2024年3-5月', '2024年3-5月 = 2024-03-01..2024-05-31'],
    ['2024年5月1-3日', '2024年5月1-3日 = 2024-05-01..2024-05-03'],
    ['5月1日-5日', '5月1日-5日 = 2024-05-01..2024-05-05'],
    ['“十四五”时期', '十四五 = 2021-01-01..2025-12-31'],
    ['十五五规划', '十五五 = 2026-01-01..2030-12-31'],
    ['20世纪90年代', '20世纪90年代 = 1990-01-01..1999-12-31'],
    ['上世纪八十年代', '上世纪八十年代 = 1980-01-01..1989-12-31'],
    ['上世纪80年代初', '上世纪80年代初 = 1980-01-01..1983-12-31'],
    ['民国三十五年', '民国三十五年 = 1946-01-01..1946-12-31'],
    // From the day of the article
    ['9月3日', '9月3日 = 2024-09-03..2024-09-03'],
    ['12月20日', '12月20日 = 2024-12-20..2024-12-20'],
    ['2月', '2月 = 2024-02-01..2024-02-29'],
    ['28日', '28日 = 2024-08-28..2024-08-28'],
    ['4日至6日', '4日至6日 = 2024-09-04..2024-09-06'],
    ['今年', '今年 = 2024-01-01..2024-12-31'],
    ['去年', '去年 = 2023-01-01..2023-12-31'],
    ['今年5月', '今年5月 = 2024-05-01..2024-05-31'],
    ['去年12月3日', '去年12月3日 = 2023-12-03..2023-12-03'],
    ['今年上半年', '今年上半年 = 2024-01-01..2024-06-30'],
    ['明年年初', '明年 = 2025-01-01..2025-12-31'],
    ['去年底', '去年底 = 2023-10-01..2023-12-31'],
    ['今年以来', '今年 = 2024-01-01..2024-09-05'],
    ['年底', '年底 = 2024-10-01..2024-12-31'],
    ['本月', '本月 = 2024-09-01..2024-09-30'],
    ['上月底', '上月底 = 2024-08-21..2024-08-31'],
    ['本月15日', '本月15日 = 2024-09-15..2024-09-15'],
    ['昨日', '昨日 = 2024-09-04..2024-09-04'],
    ['今天', '今天 = 2024-09-05..2024-09-05'],
    ['前天', '前天 = 2024-09-03..2024-09-03'],
    ['周三', '周三 = 2024-09-04..2024-09-04'],
    ['上周五', '上周五 = 2024-08-30..2024-08-30'],
    ['本周日', '本周日 = 2024-09-08..2024-09-08'],
    ['星期一', '星期一 = 2024-09-02..2024-09-02'],
    ['上周', '上周 = 2024-08-26..2024-09-01'],
    ['一季度', '一季度 = 2024-01-01..2024-03-31'],
    ['前三季度', '前三季度 = 2024-01-01..2024-09-30'],
    ['前9个月', '前9个月 = 2024-01-01..2024-09-30'],
    ['8月中旬', '8月中旬 = 2024-08-11..2024-08-20'],
    ['近日', '近日 = ?'],
    ['日前', '日前 = ?'],
    ['当日', '当日 = ?'],
    ['2023年2月30日', '2023年2月30日 = ?'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected])
  })

  test.each(['9月5日', '今年', '昨日', '年底', '周三'])(
    '%s needs the day of the article',
    (text) => {
      expect(read(text, null)).toEqual([`${text} = ?`])
    },
  )

  test('a day near the turn of the year is the nearest one', () => {
    expect(read('12月28日', '2024-01-03')).toEqual(['12月28日 = 2023-12-28..2023-12-28'])
    expect(read('1月2日', '2023-12-30')).toEqual(['1月2日 = 2024-01-02..2024-01-02'])
    expect(read('31日', '2024-03-01')).toEqual(['31日 = 2024-01-31..2024-01-31'])
  })

  test.each(
    '农历五月初五,五月初五,八月十五中秋,农历2024年5月,3日内,每日均值,版本1.2023-01-02,30年来,获刑11年,建区30年成就,已等3000年,拘留5日,历史悠久的50年，,十四五岁,底部,13月,月球,1日元,五月天,新民周刊'.split(
      ',',
    ),
  )('%s holds none', (text) => {
    expect(read(text)).toEqual([])
  })

  test.each([
    ['2024年9月5日', '2024-09-05', true],
    ['2024年9月5日', '9月5日', true],
    ['2024年9月5日', '9月6日', false],
    ['2024年', '2024年9月', true],
    ['2024年9月', '2024年8月', false],
    ['2024年前9个月', '2024年三季度', true],
    ['2024年上半年', '2024年三季度', false],
    ['2024—2035年', '2030年', true],
    ['5日', '9月5日', true],
    ['5日', '9月6日', false],
    ['“十四五”时期', '2023年', true],
    ['2月29日', '2月29日', true],
    ['昨日', '2024年9月4日', false],
  ])('%s and %s agree: %s', (a, b, expected) => {
    expect(datesAgree(only(a), only(b))).toBe(expected)
    expect(datesAgree(only(b), only(a))).toBe(expected)
  })

  test('昨日 agrees with its day where the day of the article is known', () => {
    expect(datesAgree(only('昨日'), only('2024年9月4日'), published)).toBe(true)
    expect(datesAgree(only('昨日'), only('今天'), '2024-09-05', '2024-09-04')).toBe(true)
  })

  test('lie in order inside any text, and resolve to days of the calendar', () => {
    fc.assert(
      fc.property(fc.oneof(articleText, anyText), (text) => {
        let at = 0
        for (const mention of dates(text)) {
          expect(mention.start).toBeGreaterThanOrEqual(at)
          expect(mention.end).toBeGreaterThan(mention.start)
          at = mention.end
          const range = resolveDate(mention, published)
          if (range) expect(range.from <= range.to).toBe(true)
        }
        expect(at).toBeLessThanOrEqual(text.length)
      }),
    )
  })

  test('a day without its year is the nearest one to the article', () => {
    const day = fc.date({
      min: new Date('2001-01-01'),
      max: new Date('2048-12-31'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(day, fc.integer({ min: -180, max: 90 }), (written, away) => {
        const there = new Date(written.getTime() + away * 86_400_000)
        const iso = there.toISOString().slice(0, 10)
        const text = `${there.getUTCMonth() + 1}月${there.getUTCDate()}日`
        fc.pre(isoDate(there.getUTCFullYear(), 2, 29) === null || !text.startsWith('2月29'))
        const range = resolveDate(only(text), written.toISOString().slice(0, 10))
        expect(range).toEqual({ from: iso, to: iso })
      }),
    )
  })
})
