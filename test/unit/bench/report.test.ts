import { describe, expect, test } from 'vitest'
import { report } from '../../../src/bench/report/report.js'
import { resultsSchema } from '../../../src/bench/report/results.js'
import { isKept, number } from '../../../src/bench/report/table.js'
import { measured, results } from './invented.js'

test.each([
  [0.01234, '0.0123'],
  [0.5, '0.5'],
  [4.567, '4.57'],
  [78.94, '78.9'],
  [240, '240'],
  [12345.6, '12,346'],
])('%d is shown as %s', (value, shown) => expect(number(value)).toBe(shown))

describe('a page', () => {
  const comparison = [
    measured('ours', 100),
    measured('minisearch', 100),
    measured('ours', 400, { p95: 24.5 }),
    { contestant: 'minisearch', articles: 400, outcome: { failed: 'cut off at 8 GB' } } as const,
  ]
  const page = report(results({ comparison }), 'there.svg')

  test('says by which command, on which machine and with which peers', () => {
    expect(page).toContain('\n```\nnpm run bench -- --sizes 100,400\n```\n')
    expect(page).toContain('2 cores, 24 GiB, Node 20.20.2')
    expect(page).toContain('- **MiniSearch** 7.2.0:')
    expect(page).not.toContain('Orama')
    expect(page).toContain('](there.svg)')
    expect(report(results({ comparison }), null)).not.toContain('.svg')
  })

  test('has a table for each size, in which a failure stands in plain words', () => {
    expect(page.match(/^### [\d,]+ articles$/gm)).toEqual(['### 100 articles', '### 400 articles'])
    expect(page).toContain(
      '| MiniSearch | 300 | 1 s | 110 MB | 1.5 ms | 12.3 ms | 0.500 | 0.750 | 0.600 |',
    )
    expect(page).toContain('| MiniSearch | cut off at 8 GB |  |  |  |  |  |  |  |')
  })

  test('shows the growth of those measured at more than one size', () => {
    const growth = page.slice(page.indexOf('### Growth'))
    expect(growth).toContain('| 有据 youju | 100 → 400 (× 4.0) | × 4.0 | × 1.3 | × 2.0 |')
    expect(growth).not.toContain('| MiniSearch')
  })

  test('every row of a table has the cells of its head', () => {
    const budgets = {
      articles: 400,
      rows: [{ what: 'a|b', unit: 's', limit: null, measured: 1, of: '1 run' }] as const,
    }
    const limit = { at: 'most', value: 30 } as const
    const first = {
      what: 'first byte',
      unit: 'ms',
      limit,
      measured: 31,
      of: '9 questions',
    } as const
    const all = report(
      results({ comparison, budgets: { ...budgets, rows: [...budgets.rows] }, page: [first] }),
      '',
    )
    for (const block of all.split('\n\n').filter((part) => part.startsWith('|'))) {
      const widths = block
        .trim()
        .split('\n')
        .map((line) => line.split(/(?<!\\)\|/).length)
      expect(new Set(widths).size).toBe(1)
    }
  })
})

test('a budget is kept at its limit and broken beyond, on either side', () => {
  const most = { at: 'most', value: 3 } as const
  const least = { at: 'least', value: 0.98 } as const
  expect(isKept({ limit: most, measured: 3 })).toBe(true)
  expect(isKept({ limit: most, measured: 3.01 })).toBe(false)
  expect(isKept({ limit: least, measured: 0.98 })).toBe(true)
  expect(isKept({ limit: least, measured: 0.97 })).toBe(false)
  expect(isKept({ limit: null, measured: 99 })).toBe(true)
  const rows = [
    { what: 'opening', unit: 's' as const, limit: most, measured: 4, of: '5 runs' },
    { what: 'recall', unit: '' as const, limit: least, measured: 0.99, of: '9 questions' },
  ]
  const page = report(results({ budgets: { articles: 68798, rows } }), null)
  expect(page).toContain('| opening | at most 3 s | 4 s | 5 runs | **broken** |')
  expect(page).toContain('| recall | at least 0.98 | 0.990 | 9 questions | kept |')
})

test('what could not be measured is said', () => {
  const failures = [{ part: 'budgets', told: 'budgets (out of memory)' } as const]
  expect(report(results({ failures }), null)).toContain('Not measured: budgets (out of memory)')
})

test('the bot under load is shown by its middle run, and all of them', () => {
  const run = (p95: number) => ({
    ...{ acknowledged: 200, acknowledgedFirst: 200, late: 0, slowestAcknowledgement: 0.5 },
    ...{ answered: 200, p50: 8, p95, memoryBefore: 250.123, growth: 20 },
  })
  const bot = { questions: 200, runs: [run(15.5), run(12.321), run(14)] }
  const page = report(results({ bot }), null)
  expect(page).toContain('## The bot under load\n\n200 questions at once')
  expect(page).toContain('| from question to answer, p95 | 14 s | 15.5, 12.32, 14 |')
  expect(page).toContain('| resident memory before | 250.12 MB | 250.12, 250.12, 250.12 |')
  expect(report(results(), null)).not.toContain('The bot')
})

test('figures kept before the bot was among them are still read', () => {
  const { bot: _, ...before } = results()
  expect(resultsSchema.parse(before).bot).toBe(null)
})
