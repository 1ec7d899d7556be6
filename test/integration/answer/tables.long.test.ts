import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerOf } from '../../support/answer-of.js'
import { type AppOnNews, appOnNews } from '../../support/app/app-on-news.js'
import { randomFrom } from '../../support/damage/random.js'
import { formats } from '../../support/tables/formats.js'
import { type MadeGrid, madeGrids } from '../../support/tables/made-grids.js'

const tablesOfAFormat = 6
const asked = 30

let grids: MadeGrid[]
let news: AppOnNews
beforeAll(async () => {
  const files: Record<string, string | Buffer> = {}
  const kinds = Object.entries(formats)
  grids = madeGrids(kinds.length * tablesOfAFormat, 19, false)
  for (const [n, grid] of grids.entries()) {
    const [name, format] = kinds[n % kinds.length] ?? []
    const written = (await format?.write(grid)) ?? ''
    files[`${grid.title}${name?.slice(1)}`] =
      typeof written === 'string' ? written : Buffer.from(written)
  }
  news = await appOnNews(files)
  await news.app.ingest()
}, 120_000)
afterAll(() => news.remove())

test('a question for a cell of a table is answered by its value', async () => {
  const random = randomFrom(5)
  const wrong: string[] = []
  let right = 0
  for (let n = 0; n < asked; n++) {
    const grid = random.pick(grids)
    const row = random.pick(grid.rows)
    const at = 1 + random.below(grid.headings.length - 1)
    const question = `${grid.title}中，${row[0]}的${grid.headings[at]}是多少？`
    const { short, citations } = await answerOf(news.app, question)
    const quote = citations[0]?.quote ?? ''
    if (short === row[at] && quote.includes(`${grid.headings[at]}：${row[at]}`)) right++
    else if (short !== null && short !== row[at]) wrong.push(`${question} ${short}`)
  }
  expect(right).toBeGreaterThanOrEqual(0.9 * asked)
  expect(wrong).toEqual([])
}, 120_000)
