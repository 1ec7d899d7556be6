import { describe, expect, test } from 'vitest'
import { readPlainText } from '../../../src/ingest/formats/plain-text.js'
import { readDocument } from '../../support/documents/read-document.js'
import { formats } from '../../support/tables/formats.js'
import { madeGrids, sentenceOf } from '../../support/tables/made-grids.js'

describe('each row of 20 made tables is a sentence with its headings', () => {
  test.each(Object.entries(formats))('in %s', async (file, { withGaps, write }) => {
    for (const grid of madeGrids(20, 7, withGaps)) {
      const written = await write(grid)
      const bytes = typeof written === 'string' ? Buffer.from(written) : written
      const { articles, rejected } = await readDocument(file, bytes)
      const rows = grid.rows.map((row) => sentenceOf(grid, row))
      expect(rejected).toEqual([])
      expect(articles).toHaveLength(1)
      expect(articles[0]?.text.split('\n').filter((line) => line.startsWith('单位名称'))).toEqual(
        rows,
      )
      expect(articles[0]?.damage).toEqual([])
    }
  })
})

test('what several columns or rows share stands in each of them', async () => {
  const rows = `<tr><th rowspan="2">渡口</th><th colspan="2">2023年</th><th colspan="2">2024年</th></tr>
<tr><th>班次</th><th>旅客</th><th>班次</th><th>旅客</th></tr>
<tr><td>青石渡口</td><td>120</td><td>3200</td><td>140</td><td>4100</td></tr>
<tr><td>柳湾渡口</td><td colspan="2">停航</td><td>60</td><td>900</td></tr>`
  const page = `<html><head><title>两个渡口的班次</title></head><body><h1>两个渡口的班次</h1><p>县交通局公布了两个渡口两年来的班次和旅客人数，数字由渡口自己报送。</p><table>${rows}</table></body></html>`
  const { articles } = await readDocument('a.html', Buffer.from(page))
  expect(articles[0]?.text.split('\n').slice(1)).toEqual([
    '渡口：青石渡口；2023年班次：120；2023年旅客：3200；2024年班次：140；2024年旅客：4100。',
    '渡口：柳湾渡口；2023年班次：停航；2023年旅客：停航；2024年班次：60；2024年旅客：900。',
  ])
})

test('a row that does not fit the others is damage', () => {
  const rows = [
    '单位名称 计划数 完成数',
    '青石渡口 120 98',
    '柳湾渡口 60 51',

    '北棠渡口 80 77 5',
  ]
  const [article] = readPlainText(
    `渡口完成情况\n\n县里公布了各渡口的完成情况，数字由各渡口报送。\n${rows.join('\n')}`,
    'a.txt',
  )
  expect(article?.text).toContain('单位名称：柳湾渡口；计划数：60；完成数：51。')
  expect(article?.damage.map(({ start, end }) => article.text.slice(start, end))).toEqual([
    '北棠渡口 80 77 5',
  ])
})

test('lines of labels are no table', async () => {
  const page = `<html><body><h1>关于渡口收费的通知</h1><table><tr><td>索引号：</td><td>0021</td><td>发文机关：</td><td>县交通局</td></tr><tr><td>文号：</td><td>7号</td><td>日期：</td><td>2024年3月2日</td></tr></table><p>各渡口从四月起不再向学生收费，此前已经收取的，应当在月底之前退还本人。</p></body></html>`
  const { articles } = await readDocument('a.html', Buffer.from(page))
  expect(articles[0]?.text).not.toContain('；')
})
