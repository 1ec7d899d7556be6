import { expect, test } from 'vitest'
import { tokenScopes } from '../../../src/domain/index.js'
import { locales } from '../../../src/wording/locale.js'
import { tokensIn } from '../../../src/wording/tokens.js'
import { expectOnly } from '../../support/wording/expect-only.js'

test.each(locales)('what is said of tokens is said in %s alone, with all its values', (locale) => {
  const words = tokensIn(locale)
  const named = [words.made('N-1', 'I-1', '2025-03-05'), words.withdrawn('N-1', 'I-1')]
  for (const each of named) {
    expect(each).toContain('N-1')
    expect(each).toContain('I-1')
  }
  const days = [words.until, words.expired, words.withdrawnOn, words.usedOn].map((say) =>
    say('2025-03-05'),
  )
  for (const each of [...days, named[0]]) expect(each).toContain('2025-03-05')
  expect(new Set(days).size).toBe(days.length)
  const scopes = tokenScopes.map((scope) => words.scope(scope))
  for (const each of [...named, ...days, ...scopes, words.none, words.usedOn(null)]) {
    expectOnly(locale, each)
  }
})
