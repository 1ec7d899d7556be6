import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCorpusFile } from '../../../src/ingest/read-file.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youju-lines-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function readText(text: string) {
  await writeFile(join(folder, 'a.txt'), text)
  for await (const read of readCorpusFile(folder, 'a.txt'))
    if ('article' in read) return read.article
  return null
}

test('a few lines that stop within numbers and words are one paragraph, under the headline over the blank line', async () => {
  const article = await readText(
    '白杨镇粮库完成扩建\n\n白杨镇粮库6月8日完成扩建，仓容由1\n2万吨增至28万吨，新建平房仓1\n6座。粮库主任介绍，今年夏粮收\n购预计9月结束。\n',
  )
  expect(article?.title).toBe('白杨镇粮库完成扩建')
  expect(article?.text).toBe(
    '白杨镇粮库6月8日完成扩建，仓容由12万吨增至28万吨，新建平房仓16座。粮库主任介绍，今年夏粮收购预计9月结束。',
  )
})

test('a list whose lines end and begin with numbers stays a list', async () => {
  const list = '1月，出口额12\n2月，出口额15\n3月，出口额20\n4月，出口额18\n合计65亿元。'
  expect((await readText(`青禾港前四个月出口统计（亿元）\n\n${list}\n`))?.text).toContain(list)
})

test('short paragraphs that begin with a number stay apart', async () => {
  const text =
    '会议通过三项决定，编号为1\n\n2024年起实行新的收费办法。\n\n到2026年底完成，总投资5\n\n300人参加了会议。'
  expect((await readText(`白杨镇召开会议\n\n${text}\n`))?.text).toContain('编号为1\n2024年起')
})

test('characters, marks and digits that are all set apart come together', async () => {
  const article = await readText(
    '白 杨 湖 水 质 改 善\n\n白 杨 湖 今 年 3 月 1 2 日 起 补 水 ，水 面 扩 大 到 6 . 5 平 方 公 里 ，透 明 度 提 高 2 0 % 。\n',
  )
  expect(article?.text).toBe('白杨湖今年3月12日起补水，水面扩大到6.5平方公里，透明度提高20%。')
})
