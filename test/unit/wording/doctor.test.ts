import { expect, test } from 'vitest'
import { type Finding, permissionNames } from '../../../src/domain/index.js'
import { permissionsSaid } from '../../../src/wording/doctor/permissions.js'
import { checksSaid, findingIn, findings } from '../../../src/wording/doctor.js'
import { failure } from '../../../src/wording/failure.js'
import { locales, saidIn } from '../../../src/wording/locale.js'
import { expectOnly } from '../../support/wording/expect-only.js'

const values = {
  ...{
    seconds: 4321,
    mib: 5432,
    least: 6543,
    articles: 7654,
    files: 8765,
    feeds: 9876,
    port: 1234,
  },
  ...{ message: 'M-1', version: 'V-1', name: 'N-1', tools: ['T-1', 'T-2'], names: ['N-2', 'N-3'] },
  ...{ folder: 'F-1', file: 'F-2', bot: 'B-1', why: 'W-1', channel: 'C-1', lacks: permissionNames },
  ...{
    model: 'M-2',
    host: 'H-1',
    url: 'U-1',
    error: failure('index_missing', { indexDir: 'I-1' }),
  },
}

test.each(locales)('each finding is said in %s alone, with its values', (locale) => {
  for (const name of Object.keys(findings)) {
    const found = { check: 'node', home: null, state: 'todo', name, values } as Finding
    const said = findingIn(locale, found)
    if (/\p{Script=Han}/u.test(findingIn('zh-CN', found))) expectOnly(locale, said)
    const other = findingIn('en', found).match(/[A-Z]-\d|\d{4}/g) ?? []
    for (const value of other) expect(said).toContain(value)
  }
})

test.each(locales)('what must be done is a sentence in %s, and what is well is not', (locale) => {
  for (const [name, say] of Object.entries(findings)) {
    const said = saidIn(locale, (say as (given: object) => [string, string, string])(values))
    const isTodo = /[:：]/.test(findingIn('zh-CN', { name, values } as unknown as Finding))
    if (isTodo && /[。.]$/.test(said)) expect(said).toMatch(/请|請|please|http/)
  }
  for (const said of [...Object.values(checksSaid), ...Object.values(permissionsSaid)]) {
    expect(saidIn(locale, said)).not.toBe('')
  }
})
