import { expect, test } from 'vitest'
import { isThanks } from '../../../src/domain/thanks.js'

test.each([
  '谢谢',
  '好的，谢谢啦',
  '嗯嗯多谢',
  '哦原来是乌龙，谢谢',
  '收到',
  'Thanks!',
  '明白了，辛苦您',
])('nothing is asked: %s', (text) => expect(isThanks(text)).toBe(true))

test.each([
  '谢谢，那总投资呢？',
  '好的，多少钱',
  '谢霆锋是谁',
  '谢谢你的歌曲是哪年出的',
  '行政处罚是什么',
  '感谢信是谁写的？',
])('something is asked: %s', (text) => expect(isThanks(text)).toBe(false))
