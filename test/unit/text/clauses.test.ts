import { expect, test } from 'vitest'
import { clauseEnd, unended } from '../../../src/text/clauses.js'

test('a clause ends at each mark that is part of no number', () => {
  expect('开盘10:30,成交1,234手;共2:三家。完'.split(clauseEnd)).toEqual([
    '开盘10:30',
    '成交1,234手',
    '共2',
    '三家',
    '完',
  ])
  expect('2021年为5,2022年为7'.split(clauseEnd)).toEqual(['2021年为5', '2022年为7'])
  expect('比分是:3比2'.split(clauseEnd)).toEqual(['比分是', '3比2'])
})

test('a text loses the marks at its end and no others', () => {
  expect(unended('投资5亿元，占地80亩。！')).toBe('投资5亿元，占地80亩')
})
