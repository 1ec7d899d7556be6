import { describe, expect, test } from 'vitest'
import { markRepairs } from '../../../src/cli/mark-repairs.js'
import { readPlainText } from '../../../src/ingest/formats/plain-text.js'

const marks = {
  removed: (text: string) => `[-${text}-]`,
  added: (text: string) => `{+${text}+}`,
  warn: (text: string) => text,
}
const drawn = (text: string) =>
  readPlainText(text, 'a.txt').map((article) => markRepairs(article, marks))

describe('an article with its repairs marked', () => {
  test.each([
    ['長(zhǎng)期以來(lái)，這裡沒有工廠。', '長[-(zhǎng)-]期以來[-(lái)-]，這裡沒有工廠。'],
    ['<p>港口去年新增泊位，，今年再增。</p>', '[-<p>-]港口去年新增泊位[-，-]，今年再增。[-</p>-]'],
    ['码头\u200b在海边，风很大。', '码头[-U+200B-]在海边，风很大。'],
    ['他说：&ldquo;船来了。&rdquo;', '他说：[-&ldquo;-]{+“+}船来了。[-&rdquo;-]{+”+}'],
    ['该市设备SMT产线%，另有车间三座。', '该市设备SMT⟦产线%⟧，另有车间三座。'],
    ['没有什么要修的一句话。', '没有什么要修的一句话。'],
  ])('%s', (text, expected) => {
    expect(drawn(text)).toEqual([expected])
  })

  test('what was taken from a line that is no part of the story is not shown', () => {
    const page =
      '首页 > 正文&nbsp;\n\n港口去年新增泊位十二个，今年还要再增加四个。\n版权所有&nbsp;港口网'
    expect(drawn(page)).toEqual(['港口去年新增泊位十二个，今年还要再增加四个。'])
  })
})
