import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readCorpusFile } from '../../../src/ingest/read-file.js'
import { rejectionIn } from '../../../src/wording/rejections.js'

let folder: string
const printed: string[] = []
const hear = (warning: Error) => void printed.push(warning.message)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'youju-front-'))
  printed.length = 0
  process.on('warning', hear)
})
afterEach(() => {
  process.off('warning', hear)
  rmSync(folder, { recursive: true, force: true })
})

async function read(yaml: string) {
  writeFileSync(join(folder, 'a.md'), `---\n${yaml}\n---\n\n松溪县的石拱桥长52米，去年修好。\n`)
  const found: { titles: (string | null)[]; rejected: string[] } = { titles: [], rejected: [] }
  for await (const each of readCorpusFile(folder, 'a.md')) {
    if ('rejected' in each) found.rejected.push(rejectionIn('zh-CN', each.rejected.reason))
    else found.titles.push(each.article.title)
  }
  // Warnings are told on a later turn.
  await new Promise(setImmediate)
  return found
}

const bomb = Array.from({ length: 12 }, (_, i) =>
  i === 0
    ? 'a0: &a0 [1, 1, 1]'
    : `a${i}: &a${i} [${Array(9)
        .fill(`*a${i - 1}`)
        .join(', ')}]`,
).join('\n')

describe('front matter that is no YAML refuses the file in our own words', () => {
  test.each([
    ['a colon too many', 'title: 好消息: 大桥通车', /第 2 行.*请/],
    ['a name given twice', 'title: 一\nsource: 二\ntitle: 三', /第 4 行.*请/],
    ['an open quote', 'title: "一', /第 \d 行.*请/],
    ['an open bracket', 'title: [一', /第 \d 行.*请/],
    ['a tab for an indent', 'a:\n\t- b', /第 \d 行.*请/],
    ['an alias of nothing', 'title: *nothing', /有误或太多.*请/],
    ['aliases without end', bomb, /有误或太多.*请/],
  ])('%s', async (_, yaml, reason) => {
    const { titles, rejected } = await read(yaml)
    expect(titles).toEqual([])
    expect(rejected).toEqual([expect.stringMatching(reason)])
    expect(rejected[0]?.replaceAll('YAML', '')).not.toMatch(/[A-Za-z]/)
    expect(printed).toEqual([])
  })
})

test('what the library only warns of is told with the file, and the article is taken', async () => {
  const { titles, rejected } = await read('title: !own 大桥\nsource: !!binary x')
  expect(titles).toEqual(['大桥'])
  expect(rejected).toEqual([expect.stringMatching(/第 2 行.*已当作文字读入/)])
  expect((await read('? [a, b]\n: c\ntitle: 大桥')).titles).toEqual(['大桥'])
  expect(printed).toEqual([])
})
