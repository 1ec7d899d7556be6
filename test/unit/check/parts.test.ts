import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { partsOf } from '../../../src/check/parts.js'
import { anyText, articleText } from '../text/generated-text.js'

const texts = (claim: string) => partsOf(claim).map(({ text }) => text)

describe('a claim of one thing is one part', () => {
  test.each([
    '大桥全长4280米',
    '柳知远出席，仪式隆重',
    '大桥全长4280米，令人赞叹',
    '馆藏文物1,200件',
    '馆藏文物1，200，300件',
    '大桥全长４，２８０米',
    '大桥6月18日正式通车，全程免费',
  ])('%s', (claim) => {
    expect(texts(claim)).toEqual([claim])
  })
})

describe('how it was heard of and what is asked about it are left out', () => {
  test.each([
    ['听说大桥全长4280米', '大桥全长4280米'],
    ['我听说，大桥全长4280米，是真的吗？', '大桥全长4280米'],
    ['網傳大橋全長4280米', '大橋全長4280米'],
    ['有人说：大桥已经通车了', '大桥已经通车了'],
    ['请帮我查一下，大桥全长4280米对不对', '大桥全长4280米'],
    // What only looks like it stays.
    ['说明书有30页', '说明书有30页'],
    ['传统节日放假3天', '传统节日放假3天'],
    ['查干湖面积420平方公里', '查干湖面积420平方公里'],
    ['据统计，全市有学校5所', '据统计，全市有学校5所'],
    ['是真的吗', '是真的吗'],
  ])('%s', (claim, said) => {
    expect(texts(claim)).toEqual([said])
  })
})

describe('a claim of several things is parted', () => {
  test.each<[string, string[]]>([
    ['大桥全长4280米，总投资26.4亿元。', ['大桥全长4280米', '总投资26.4亿元']],
    ['大桥全长4280米；总投资26.4亿元', ['大桥全长4280米', '总投资26.4亿元']],
    ['大桥全长4280米。新馆有座位1200个！', ['大桥全长4280米', '新馆有座位1200个']],
    ['馆藏1,200件文物，门票30元', ['馆藏1,200件文物', '门票30元']],
    [
      '园区产值30亿元，增长5%；用工1,200人，减少3%。',
      ['园区产值30亿元', '增长5%', '用工1,200人', '减少3%'],
    ],
    [
      '澜溪大桥5月1日正式通车，双桥中学9月1日正式开学',
      ['澜溪大桥5月1日正式通车', '双桥中学9月1日正式开学'],
    ],
    ['新馆很大，座位1200个，门票30元', ['新馆很大，座位1200个', '门票30元']],
    ['新馆座位1200个，门票30元，人人都能去', ['新馆座位1200个', '门票30元，人人都能去']],
  ])('%s', (claim, parts) => {
    expect(texts(claim)).toEqual(parts)
  })

  test('each later part knows the first', () => {
    expect(partsOf('大桥全长4280米，总投资26.4亿元，宽30米')).toEqual([
      { text: '大桥全长4280米', context: '' },
      { text: '总投资26.4亿元', context: '大桥全长4280米' },
      { text: '宽30米', context: '大桥全长4280米' },
    ])
  })
})

describe('what says only when or who says it goes with the next clause', () => {
  test.each<[string, string[]]>([
    ['数据显示，大桥全长4280米', ['数据显示，大桥全长4280米']],
    ['柳知远表示，新馆有座位1200个', ['柳知远表示，新馆有座位1200个']],
    ['2024年9月，大桥全长4280米，总投资26.4亿元', ['2024年9月，大桥全长4280米', '总投资26.4亿元']],
    ['截至去年底，全县有水库12座，较上年增加2座', ['截至去年底，全县有水库12座', '较上年增加2座']],
    ['2024年9月，大桥正式通车', ['2024年9月，大桥正式通车']],
    ['他们说，5月1日，澜溪大桥正式通车', ['他们说，5月1日，澜溪大桥正式通车']],
  ])('%s', (claim, parts) => {
    expect(texts(claim)).toEqual(parts)
  })
})

describe('nothing is lost', () => {
  const bare = (text: string) => text.replace(/[\s\p{P}\p{Z}\p{C}]/gu, '')

  test.each(['', ' \n'])('nothing is made of %j', (claim) => {
    expect(partsOf(claim)).toEqual([])
  })

  test('whatever is claimed: the parts are the claim without marks', () => {
    fc.assert(
      fc.property(articleText, (claim) => {
        expect(bare(texts(claim).join(''))).toBe(bare(claim))
      }),
      { numRuns: 100 },
    )
  })

  test('and no text is too odd', () => {
    fc.assert(
      fc.property(anyText, (claim) => {
        const parts = partsOf(claim)
        expect(parts[0]?.context ?? '').toBe('')
        for (const { context } of parts.slice(1)) expect(context).toBe(parts[0]?.text)
      }),
    )
  })
})

test('the comma between thousands never parts', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 999 }),
      fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 3 }),
      fc.constantFrom(',', '，'),
      (first, groups, comma) => {
        const number = [first, ...groups.map((n) => String(n).padStart(3, '0'))].join(comma)
        const claim = `新馆有座位${number}个`
        expect(texts(claim)).toEqual([claim])
        expect(texts(`${claim}，门票30元`)).toEqual([claim, '门票30元'])
      },
    ),
  )
})
