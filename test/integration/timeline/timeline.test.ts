import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Timeline, TimelineOptions } from '../../../src/domain/index.js'
import { type AppOnNews, appOnNews } from '../../support/app/app-on-news.js'
import { timelineSchema } from '../../support/cli/contract.js'
import '../../support/property-seed.js'
import { articles } from './invented.js'

let on: AppOnNews
beforeAll(async () => {
  on = await appOnNews(articles)
  await on.app.ingest()
}, 60_000)
afterAll(async () => {
  await on.app.close()
  await on.remove()
})

const of = (subject: string, options?: TimelineOptions) => on.app.timeline(subject, options)
const filesOf = ({ entries }: Timeline) => entries.map(({ file }) => file)
const daysOf = ({ entries }: Timeline) => entries.map(({ date, dateIs }) => [date, dateIs])

describe('a person', () => {
  it('has the reports about them by day, the undated last', async () => {
    const timeline = await of('李明')
    expect(filesOf(timeline)).toEqual(['li-ming-1.md', 'li-ming-2.md', 'li-ming-undated.md'])
    expect(daysOf(timeline)).toEqual([
      ['2024-05-10', 'event'],
      ['2024-06-01', 'event'],
      [null, null],
    ])
    expect(timeline.entries[0]?.quote).toBe('5月10日，李明在望川市获得青年发明奖。')
  })

  it('is not their namesake with a longer name, nor one of a list, nor who wrote a report', async () => {
    const files = filesOf(await of('李明'))
    for (const other of ['li-minghua.md', 'in-passing.md', 'by-writer.md']) {
      expect(files).not.toContain(other)
    }
    expect(filesOf(await of('李明华'))).toEqual(['li-minghua.md'])
  })
})

describe('a measure', () => {
  it('has copies once, and its values side by side as they changed and were corrected', async () => {
    const timeline = await of('登记失业人数')
    const [first] = timeline.entries
    expect([first?.file, ...(first?.copies ?? [])].sort()).toEqual(['jobs-1-copy.md', 'jobs-1.md'])
    expect(timeline.values).toHaveLength(1)
    const [row] = timeline.values
    expect(row?.of).toBe('望川市登记失业人数')
    expect(row?.points.map(({ date, text }) => [date, text])).toEqual([
      ['2024-03-02', '120人'],
      ['2024-03-05', '135人'],
      ['2024-04-01', '98人'],
    ])
  })

  it('is never joined with that of another place', async () => {
    const timeline = await of('登记失业人数')
    expect(filesOf(timeline)).toContain('jobs-elsewhere.md')
    const joined = timeline.values.flatMap(({ points }) => points.map(({ text }) => text))
    expect(joined).not.toContain('64人')
  })
})

describe('a thing', () => {
  it('has one line for reports that say the same, with how many do', async () => {
    const timeline = await of('望川地铁2号线')
    expect(daysOf(timeline)).toEqual([
      ['2023-02-01', 'event'],
      ['2024-06-28', 'event'],
    ])
    expect(timeline.entries.map(({ reports }) => reports)).toEqual([1, 2])
    expect(timeline.entries[1]?.alsoIn).toHaveLength(1)
  })

  it('is found by a short phrase, in traditional and in full-width characters', async () => {
    const plain = await of('望川地铁2号线')
    for (const subject of ['望川地鐵２號線', ' 望川地铁２号线 ', '“望川地铁2号线”']) {
      expect((await of(subject)).entries).toEqual(plain.entries)
    }
    expect(filesOf(await of('地铁2号线 客流量'))).toEqual(filesOf(plain).slice(1))
    expect(filesOf(await of('望川捷運2號線'))).toEqual(filesOf(plain))
  })
})

describe('a restriction', () => {
  it('leaves out other days, the undated, and other publishers, copies included', async () => {
    expect(filesOf(await of('李明', { since: '2024-06-01' }))).toEqual(['li-ming-2.md'])
    const paper = await of('登记失业人数', { source: '望川日报', until: '2024-03-31' })
    expect(filesOf(paper)).toEqual(['jobs-1.md'])
    expect(paper.entries[0]?.copies).toEqual([])
    expect(paper.restriction).toEqual({ since: null, until: '2024-03-31', source: '望川日报' })
  })
})

describe('a subject of which nothing is known', () => {
  it.each(['王小波', '天津港', '李明 奥运会'])('has no entries: %s', async (subject) => {
    const timeline = await of(subject)
    expect(timeline).toMatchObject({ entries: [], values: [], silent: true })
  })

  it.each([
    ['', 'subject_empty'],
    ['？？', 'subject_without_content'],
    ['的', 'subject_without_content'],
    ['李', 'subject_without_content'],
    ['地'.repeat(61), 'subject_too_long'],
  ])('is refused if it is none: %s', async (subject, code) => {
    await expect(of(subject)).rejects.toMatchObject({ code })
  })
})

it('whatever is asked, quotes stand to the letter, days ascend, and an origin speaks once', async () => {
  const words = [
    '李明',
    '李明华',
    '望川',
    '失业人数',
    '地铁',
    '2号线',
    '水泵厂',
    '川江',
    '北棠县',
    ' ',
  ]
  const subject = fc
    .array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.join(''))
    .filter((text) => text.trim() !== '')
  await fc.assert(
    fc.asyncProperty(subject, async (text) => {
      const timeline = timelineSchema.parse(await of(text)) as Timeline
      const days = timeline.entries.map(({ date }) => date ?? '9999')
      expect(days).toEqual(days.toSorted())
      const origins = timeline.entries.map(({ origin }) => origin)
      expect(new Set(origins).size).toBe(origins.length)
      for (const { articleId, start, end, quote, quantities } of timeline.entries) {
        const { text: whole } = await on.app.article(articleId)
        expect(whole.slice(start, end)).toBe(quote)
        for (const each of quantities) expect(whole.slice(each.start, each.end)).toBe(each.text)
      }
      for (const { points } of timeline.values) {
        expect(new Set(points.map(({ text: value }) => value)).size).toBeGreaterThan(1)
        for (const { articleId, start, end, text: value } of points) {
          expect((await on.app.article(articleId)).text.slice(start, end)).toBe(value)
        }
      }
    }),
    { numRuns: 40 },
  )
})
