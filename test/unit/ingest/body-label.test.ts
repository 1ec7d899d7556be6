import { expect, test } from 'vitest'
import { readPlainText } from '../../../src/ingest/formats/plain-text.js'

const body = '白杨镇粮库6月8日完成扩建，仓容增至28万吨。今年夏粮收购预计9月结束。'

function read(text: string) {
  const [article] = readPlainText(text, 'a.txt')
  return article
}

test.each([
  ['2023-06-09 08:12  来源：    松溪日报      ，正文：', '松溪日报', '2023-06-09'],
  ['来源：松溪日报 | 2023年06月09日 08:12:41，正文：      ', '松溪日报', '2023-06-09'],
  ['[   2023/06/09 08:12   ]，正文：', null, '2023-06-09'],
  ['松溪在线 > 新闻 > 本地新闻      2023-06-09 08:12:34  ，正文：', null, '2023-06-09'],
  [
    'http://www.songxi.example    2023年06月09日 08:12    来源：松溪日报，正文：',
    '松溪日报',
    '2023-06-09',
  ],
  ['正文：', null, null],
])(
  'what stands before 正文： describes the story and is no part of it: %s',
  (head, source, published) => {
    expect(read(head + body)).toMatchObject({ text: body, title: null, source, published })
  },
)

test.each([
  [`该报告由两部分组成。正文：${body}`],
  [`合同正文：${body}`],
  [`${body}附录和正文：都在网上公布。`],
])('the word in a sentence is left where it stands: %s', (text) => {
  expect(read(text)?.text).toBe(text)
})
