import { expect, test } from 'vitest'
import { repairIn } from '../../../src/wording/repairs.js'

test('repairs are named in each language; those of a newer program keep their names', () => {
  expect(repairIn('zh-CN', 'lost_character')).toBe('丢失的字')
  expect(repairIn('zh-TW', 'lost_character')).toBe('遺失的字')
  expect(repairIn('en', 'lost_character')).toBe('lost characters')
  expect(repairIn('en', 'toString')).toBe('toString')
})
