import { expect, test } from 'vitest'
import { type FeedOutcome, feedKinds } from '../../../src/domain/index.js'
import { feedsIn } from '../../../src/wording/feeds.js'
import { locales } from '../../../src/wording/locale.js'
import { expectOnly } from '../../support/wording/expect-only.js'

const counts = { added: 4321, changed: 5432, failed: 6543, left: 7654 }
const outcomes: FeedOutcome[] = [
  { code: 'never' },
  { code: 'unchanged' },
  { code: 'gone' },
  { code: 'refused', because: { code: 'url_status', status: 451 } },
  { code: 'read', ...counts },
]

test.each(locales)('what is said of feeds is said in %s alone, with all its values', (locale) => {
  const words = feedsIn(locale)
  const said = outcomes.map((outcome) => words.outcome(outcome))
  expect(new Set(said).size).toBe(outcomes.length)
  for (const count of Object.values(counts)) expect(said.at(-1)).toContain(String(count))
  expect(said[3]).toContain('451')
  const nothing = { code: 'read', added: 0, changed: 0, failed: 0, left: 0 } as const
  expect(words.outcome(nothing)).toBe(words.outcome({ code: 'unchanged' }))
  const named = [
    words.added('N-1', 'K-1', 4321, 'I-1'),
    words.known('N-1', 'I-1'),
    ...[words.paused('N-1'), words.resumed('N-1'), words.removed('N-1')],
    words.failedItem('N-1', 'X'),
  ]
  for (const each of named) expect(each).toContain('N-1')
  const rest = [words.lastRead('T-1', 'X'), words.nextReading('T-1')]
  const kinds = feedKinds.map((kind) => words.kind(kind))
  const plain = [words.none, words.byHand, words.isPaused, words.refresh]
  for (const each of [...said, ...named, ...rest, ...plain, kinds.join()]) expectOnly(locale, each)
})
