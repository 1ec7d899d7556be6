import { expect, test } from 'vitest'
import { hasContent, statesSomething } from '../../../src/text/content.js'
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

test.each([
  ...['GDP增长5%', '他当选了', '比赛取消', '桥塌了。', '桥52米', '张三死了', '地震了', '北京有雨'],
  ...['失业率5.2%', '谷爱凌第一', '曼城2比1', '苏炳添9秒83', '李强任总理', 'Intel released XeSS'],
])('%s states something', (text) => {
  expect([statesSomething(text), statesSomething(toTraditional(text))]).toEqual([true, true])
})

test.each([
  ...['英特尔 XeSS 有1', '中国有1', '公司有3', '该公司是1', '记者说2', '北京 上海', '水库', 'A是B'],
  ...['He said 1.', 'It is 5', 'She has 3', 'OK', 'The 1', '他说1', '好', ''],
])('%s names at most, and states nothing', (text) => {
  expect([statesSomething(text), statesSomething(toTraditional(text))]).toEqual([false, false])
})
