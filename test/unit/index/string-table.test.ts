import fc from 'fast-check'
import { expect, test } from 'vitest'
import { StringTable } from '../../../src/index/string-table.js'

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 5 }), fc.string({ size: 'large' }))

test('numbers strings like a Map does, and so does a table opened from its columns', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 300 }), fc.array(text), (added, others) => {
      const table = new StringTable()
      const map = new Map<string, number>()
      for (const string of added) {
        if (!map.has(string)) map.set(string, map.size)
        expect(table.add(string)).toBe(map.get(string))
      }
      const opened = new StringTable(table.columns())
      expect([table.size, opened.size]).toEqual([map.size, map.size])
      for (const string of [...added, ...others]) {
        expect(table.find(string)).toBe(map.get(string) ?? -1)
        expect(opened.find(string)).toBe(map.get(string) ?? -1)
      }
      for (const [string, number] of map) expect(opened.at(number)).toBe(string)
    }),
  )
})

test('keeps apart lone surrogates, NUL and the empty string', () => {
  const table = new StringTable()
  const strings = ['', '\0', '\0\0', '\ud800', '\udc00', '\ud800\udc00', '\uffff', '\uffff\uffff']
  expect(strings.map((string) => table.add(string))).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  expect(strings.map((_, number) => table.at(number))).toEqual(strings)
})

test('grows past many strings', () => {
  const table = new StringTable()
  for (let i = 0; i < 50_000; i++) table.add(`${i}`)
  for (let i = 0; i < 50_000; i += 997) expect(table.find(`${i}`)).toBe(i)
  expect(table.find('50000')).toBe(-1)
})
