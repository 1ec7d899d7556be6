import { expect, test } from 'vitest'
import { lastDays } from '../../../../src/web/how/days.js'
import { drawn } from '../../../../src/web/how/plots.js'

const { days } = lastDays(90, Date.parse('2025-03-06T04:00:00Z'), 'Asia/Shanghai')

test('ninety days of four series are drawn within 24 KB, without a style that the pages refuse', async () => {
  const series = [3, 5, 7, 11].map((n) => ({
    label: '<b>"&',
    values: days.map((_, i) => (i * n) % 13),
  }))
  const svg = await drawn({ kind: 'stacked', places: days, series }, '"甲"', 'zh-CN')
  expect(svg?.length).toBeLessThan(24_000)
  expect(/style=|<style|NaN|undefined|<b>/.test(svg ?? '')).toBe(false)
  expect(svg).toContain('aria-label="&quot;甲&quot;"')
  expect(svg?.match(/<rect /g)?.length).toBe(
    series.flatMap(({ values }) => values.filter(Boolean)).length,
  )
})

test('nothing is drawn of nothing, and a day between days without a value is seen', async () => {
  const only = (values: (number | null)[]) =>
    drawn({ kind: 'lines', places: days, series: [{ label: '', values }] }, '', 'en')
  expect(await only(days.map(() => null))).toBeNull()
  expect(await only(days.map((_, i) => (i === 5 ? 1.25 : null)))).toContain('<circle')
})

test('a limit is drawn where it is in reach', async () => {
  const spent = (limit: number | null) =>
    drawn(
      { kind: 'stacked', places: ['a'], series: [{ label: '', values: [100] }], limit },
      '',
      'en',
    )
  expect(await spent(150)).toContain('class="limit"')
  expect(await spent(1_000_000)).not.toContain('class="limit"')
  expect(await spent(null)).not.toContain('class="limit"')
})

test.each(['Asia/Shanghai', 'America/New_York', 'Asia/Kathmandu'])(
  'each day of %s is there once, over a change of the clock too',
  (timeZone) => {
    const now = Date.parse('2025-04-20T12:00:00Z')
    const found = lastDays(90, now, timeZone)
    expect(new Set(found.days).size).toBe(90)
    expect(found.days.at(-1)).toBe('2025-04-20')
    expect(found.days[0]).toBe('2025-01-21')
    expect(found.bounds).toHaveLength(91)
    expect(found.bounds).toEqual([...found.bounds].sort())
    expect(Date.parse(found.bounds.at(-1) ?? '')).toBe(now + 1)
  },
)
