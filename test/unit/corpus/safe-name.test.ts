import { basename, extname } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberedName, safeName } from '../../../src/corpus/safe-name.js'

test.each([
  ['石桥.txt', '石桥.txt'],
  ['../../a.md', 'a.md'],
  ['..\\..\\a.md', 'a.md'],
  ['__init.PDF', 'init.pdf'],
  ['...', '文件'],
  ['.txt', 'txt'],
  ['', '文件'],
  ['ReadMe.txt', '文件-ReadMe.txt'],
  ['a\u0000\u202eb.txt', 'a b.txt'],
  ['news.JSONL.GZ', 'news.jsonl.gz'],
  ['e\u0301.txt', '\u00e9.txt'],
])('%j becomes %j', (name, safe) => {
  expect(safeName(name)).toBe(safe)
})

test('no name leaves its folder, is passed over, or is too long; a safe name stays as it is', () => {
  const part = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom('..', '/', '\\', '_', 'README', '.txt', '.jsonl.gz', '新闻', '\ud800', '#'),
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      const safe = safeName(parts.join(''))
      expect(basename(safe)).toBe(safe)
      expect(safe).not.toMatch(/^(?:readme|[_.\s])|[/\\#\p{Cc}]|^$/iu)
      expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200)
      expect(safeName(safe)).toBe(safe)
    }),
  )
})

test('a number stands before the type', () => {
  expect(numberedName('a.b.txt', 2)).toBe('a.b-2.txt')
  expect(numberedName('a.jsonl.gz', 3)).toBe('a-3.jsonl.gz')
  expect(extname(numberedName('文件', 2))).toBe('')
})
