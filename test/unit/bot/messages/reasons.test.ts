import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reasonIn } from '../../../../src/bot/messages/moderation/reasons.js'
import { wordsIn } from '../../../../src/bot/messages/words-in.js'
import { home } from '../../../../src/config.js'
import { scriptOf } from '../../../../src/text/script.js'

const sourcesBelow = (folder: string): string[] =>
  readdirSync(join(home, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(home, folder, name), 'utf8'))

const givesReason = /reason: |return |rejected\(|^\s*[?:] '|^const \w+ = '/
const literal = /'([^']*\p{Script=Han}[^']*)'|`([^`]*\p{Script=Han}[^`]*)`/gu

/** The texts that the sources give as reasons, with a number for whatever is put in. */
function reasonsIn(sources: readonly string[]): string[] {
  const lines = sources
    .filter((source) => /\breason\b|faultOf/.test(source))
    .flatMap((source) => source.split('\n'))
    .filter((line) => givesReason.test(line))
  return lines.flatMap((line) =>
    [...line.matchAll(literal)].map(([, plain, template = '']) =>
      (plain ?? template)
        .replace(/\$\{extension \|\| '(.*?)'\}/, '$1')
        .replace(/\$\{[^}]*\}/g, '7'),
    ),
  )
}

const adding = readFileSync(join(home, 'src/corpus/add.ts'), 'utf8')
const reasons = [...new Set(reasonsIn([...sourcesBelow('src/ingest'), adding]))]

describe('the reasons for which files and records are not taken', () => {
  it('are found in the sources', () => {
    expect(reasons.length).toBeGreaterThan(30)
    expect(reasons).toContain('第 7 行没有 text')
    expect(reasons).toContain('不支持的文件类型 （无扩展名）')
    expect(reasons).toContain('文件太大（7 MB），最多 7 MB')
  })

  it.each(reasons)('are said in English and traditional Chinese: %s', (reason) => {
    expect(reasonIn('english', reason)).not.toMatch(/\p{Script=Han}/u)
    const traditional = reasonIn('traditional', reason)
    expect([...traditional].filter((each) => scriptOf(each) === 'simplified')).toEqual([])
  })
})

it('an address that is not fetched has one code, with a sentence in English and traditional Chinese', () => {
  const intake = sourcesBelow('src/corpus/intake').join('\n')
  const codes = [...intake.matchAll(/new YoujuError\(\s*'(\w+)'/g)].map(([, code]) => code)
  expect([...new Set(codes)]).toEqual(['url_refused'])
  expect(wordsIn('en').moderation.faults.url_refused).toMatch(/^This address was not fetched/)
  expect(wordsIn('zh-TW').moderation.faults.url_refused).toMatch(/^沒有抓取這個網址/)
})
