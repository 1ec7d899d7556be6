import { expect, test } from 'vitest'
import type { Hit } from '../../../src/domain/index.js'
import { misheardIn } from '../../../src/question/by-sound.js'

const known = ['灵犀', '犀三', '三号', '号卫', '卫星']
const lexical = { documentFrequency: (term: string) => (known.includes(term) ? 3 : 0) }

function slip(question: string, ...texts: string[]) {
  const hits = texts.map(
    (text) => ({ article: { title: null }, passage: { text } }) as unknown as Hit,
  )
  return misheardIn(question, hits, lexical)
}

test.each([
  [
    'a name that stands nowhere',
    '陵犀三号卫星何时发射？',
    '灵犀三号卫星发射升空。',
    '陵犀',
    '灵犀',
  ],
  [
    'a long name',
    '港朱澳大桥那天过了多少辆车？',
    '港珠澳大桥口岸当天客流创下新高。',
    '港朱澳大桥',
    '港珠澳大桥',
  ],
  [
    'a word within others',
    '溪口镇这次无尝献血一共来了多少人',
    '溪口镇组织无偿献血活动。',
    '无尝献血',
    '无偿献血',
  ],
])('%s is told from what sounds the same', (_, question, text, written, meant) => {
  const found = slip(question, text)
  expect(found?.written).toContain(written)
  expect(found?.meant).toContain(meant)
})

test.each([
  ['what an article has', '灵犀三号卫星何时发射？', '灵犀三号卫星发射升空。'],
  ['what sounds otherwise', '麒麟三号卫星何时发射？', '灵犀三号卫星发射升空。'],
  ['what only meets at its edge', '刘先生做手术花了多少钱？', '刘先生左手受伤。'],
  ['what is cut out of two words', '台风现在在哪里？', '生态风清气正。'],
  ['what is no noun there', '陵犀三号卫星何时发射？', '发射令席卷全网。'],
  ['a plain noun', '这个物品多少钱？', '务品质量有保证。'],
  ['nothing that was found', '陵犀三号卫星何时发射？'],
])('%s is no slip', (_, question, ...texts) => {
  expect(slip(question, ...texts)).toBeNull()
})
