import dotenv from 'dotenv'
import { assert, property, record, string, stringMatching, uniqueArray } from 'fast-check'
import { expect, test } from 'vitest'
import { withSettings } from '../../../src/operation/setup/env-text.js'

test('a value replaces what stood there, and comments stay', () => {
  const text = '# top\nA=1 # one\nexport B="two\nlines"\nC=\n'
  expect(withSettings(text, { A: '5', B: 'x', C: 'y', D: 'a b#c' })).toBe(
    "# top\nA=5 # one\nexport B=x\nC=y\nD='a b#c'\n",
  )
  expect(withSettings('A=1', { B: '2' })).toBe('A=1\nB=2\n')
  expect(withSettings('A=1\nA=2\n', { A: '3' })).toBe('A=1\nA=3\n')
})

test('whatever is set is read back, and nothing else changes', () => {
  const name = stringMatching(/^[A-Z]{1,3}$/)
  const value = string({ maxLength: 12 }).filter(
    (text) => !/[\n\r\\]/.test(text) && text.trim() === text && !/['"`]/.test(text),
  )
  const lines = uniqueArray(record({ name, value }), { selector: (each) => each.name })
  assert(
    property(lines, name, value, (before, changed, to) => {
      const text = before.reduce((so, each) => withSettings(so, { [each.name]: each.value }), '')
      const after = dotenv.parse(withSettings(text, { [changed]: to }))
      const expected = Object.fromEntries(before.map((each) => [each.name, each.value]))
      expect(after).toEqual({ ...expected, [changed]: to })
    }),
  )
})
