import { expect, test } from 'vitest'
import { hasContent } from '../../../src/text/content.js'
import { toTraditional } from '../../../src/text/script.js'

test.each([
  ...['GDP增长5%。', '他当选了。', '比赛取消。', '桥塌了。', '桥52米', '张三死了', '油价上涨。'],
  ...['水库', '下雨了', '5人死亡', 'Привет мир', '한국어 뉴스', 'AI', '谁当选了市长？', '桥多长？'],
])('%s speaks of something', (text) => {
  expect([hasContent(text), hasContent(toTraditional(text))]).toEqual([true, true])
})

test.each([
  ...[
    '',
    '？',
    '……',
    '好？',
    'A？',
    '吗？吗？',
    '他说1。',
    '他们认为3。',
    '他表示1',
    '谁说1',
    '没说1',
  ],
  ...[
    '1亿元！',
    '百分之五',
    '2024年',
    '第一。',
    '是的',
    '啊',
    '哈哈哈',
    '好好好',
    '其为1',
    '😀',
    '为什么？',
  ],
])('%s speaks of nothing', (text) => {
  expect([hasContent(text), hasContent(toTraditional(text))]).toEqual([false, false])
})
