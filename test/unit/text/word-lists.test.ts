import { expect, test } from 'vitest'
// @ts-expect-error: a script without types
import { hanStrings, wordLists } from '../../support/lexicon/words.mjs'

test.each([
  ["const ends = ['公司', '集团', '银行', '大学', '医院']", 5],
  ["const ends = '公司 集团 银行 大学 医院'.split(' ')", 5],
  ['const end = /(?:公司|集团|银行|大学|学院|医院|法院|协会|学校)$/', 9],
  ['const end = new RegExp(`^.(?:公司|集团|银行|大学|学院|医院|法院|协会|学校).*`)', 9],
])('a list of words outside the lexicon is found: %s', (source, words) => {
  expect(wordLists(source)).toMatchObject([{ line: 1, words }])
})

test.each([
  "const ends = ['公司', '集团']",
  'const end = /(?:公司|集团)[省市县区镇乡村]$/',
  "throw new YoujuError('bad_input', '公司、集团、银行、大学和医院都没有找到：请检查。')",
])('a few words and a sentence are no list: %s', (source) => {
  expect(wordLists(source)).toEqual([])
})

test('a sentence in Chinese is found where it is no pattern', () => {
  const source = [
    "const said = '语料里没有找到'",
    "throw new YoujuError('bad_input', '问题太长：请缩短。')",
    'const asks = new RegExp(`想知道.*`)',
    "const isOwner = word === '的'",
  ].join('\n')
  expect(hanStrings(source)).toEqual([
    { line: 1, text: '语料里没有找到' },
    { line: 2, text: '问题太长：请缩短。' },
  ])
})
