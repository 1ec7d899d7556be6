import { describe, expect, test } from 'vitest'
import { characterRepairs } from '../../../src/ingest/repair/index.js'
import { repairAll } from '../../../src/ingest/repair/repair.js'
import { sourceText } from '../../../src/ingest/source-text.js'

const repaired = (text: string) => repairAll(sourceText(text), characterRepairs)

describe('repairs', () => {
  test.each([
    ['長(zhǎng)期以來(lái)', '長期以來'],
    ['處（chǔ）理', '處理'],
    ['一(yí)個(gè)人，不(bú)是', '一個人，不是'],
    ['項(xiàng)目,,已開工', '項目,已開工'],
    ['改革(g\né)的路，長\n(zhǎng)期', '改革\n的路，長\n期'],
    ['要牢牢抓住，。今年以来，、', '要牢牢抓住。今年以来、'],
    ['结束,；开始', '结束；开始'],
    ['见<a href="?a=1&amp;b=2&amp;c=3">全文</a>。', '见全文。'],
    ['A&amp;B &ldquo;好&rdquo;&#160;&#x4e2d;', 'A&B “好” 中'],
    ['<p class="a">文字</p>', '文字'],
    ['完成。?/p>', '完成。'],
    ['a\u00a0b\u3000c\td', 'a b c d'],
    ['零\u200b宽\ufeff字', '零宽字'],
    ['桥已建成。广告 家里装门选哪家？ ×图为新桥。', '桥已建成。\n图为新桥。'],
    ['桥已建成广告 【秒懂】装门，一站式服务。 ×  广告 好门 ×2、通车', '桥已建成\n2、通车'],
    ['一\r\n二\r三\u2028四', '一\n二\n三\n四'],
  ])('%j becomes %j', (damaged, expected) => {
    expect(repaired(damaged).source.text).toBe(expected)
    expect(repaired(damaged).damage).toEqual([])
  })

  test.each([
    'CNC(数控)机床',
    '青禾(晋城)公司',
    '硝酸铵(AN)',
    '甲(yǐ)', // a reading, but not one of this character
    '《规划（2024—2035年）》',
    '1,000台、3.14万、12,345.6元',
    '真的吗?!他说:“好?”',
    '路边的广告 800 × 600 毫米，已经拆除。',
    '户外广告长 8 × 3 米，广告公司说 × 号画错了。',
    '登出广告 说明如下：\n× 不得张贴',
    '5 < 6 且 b > a',
    'x<y，AT&T，R&D;',
    '甲&constructor;乙&toString;丙&__proto__;丁',
    'https://dev.example.com/?a=1&b=2',
    '百分之五十，约30%，八十%。',
    '😀👨‍👩‍👧',
  ])('%j stays', (text) => {
    const { source, damage, repairs } = repaired(text)
    expect(source.text).toBe(text)
    expect([damage, repairs]).toEqual([[], []])
  })

  test('counts each kind, and says where in the file it was', () => {
    const text = '長(zhǎng)期,,以來(lái)'
    const { repairs } = repaired(text)
    const found = repairs.map(({ kind, places }) => [kind, places])
    const gloss = { was: '(zhǎng)', now: '' }
    expect(found).toEqual([
      [
        'gloss',
        [
          { origin: text.indexOf('(zh'), ...gloss },
          { origin: text.indexOf('(l'), was: '(lái)', now: '' },
        ],
      ],
      ['doubled_punctuation', [{ origin: text.indexOf(',,'), was: ',', now: '' }]],
    ])
  })

  test('damage is where the loss is, by its place in the file', () => {
    const text = '引鳳來?xiàng)?更要留鳳。設備產線%。达?(dào)新高。'
    const { source, damage } = repaired(text)
    expect(source.text).toBe('引鳳來?更要留鳳。設備產線%。达?新高。')
    expect(damage.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['lost_character', '?xiàng)?'],
      ['lost_character', '?(dào)'],
      ['gap', '產線%'],
    ])
  })
})
