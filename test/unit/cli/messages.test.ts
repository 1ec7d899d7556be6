import { expect, test } from 'vitest'
import { type Words, wordsIn } from '../../../src/cli/messages/words-in.js'
import { locales } from '../../../src/wording/locale.js'
import { expectOnly } from '../../support/wording/expect-only.js'

type Functions<T> = {
  [Key in keyof T as T[Key] extends (...given: never[]) => unknown ? Key : never]: T[Key]
}
/** What each message is called with, once or several times. */
type Examples<T> = {
  [Key in keyof Functions<T>]: Functions<T>[Key] extends (...given: infer Given) => unknown
    ? readonly Given[]
    : never
}

const [file, version, day, other] = ['a.txt', 'v-1', '2024-05-01', '2024-06-02']
const counts = { added: 4321, changed: 5432, removed: 6543, unchanged: 7654 }
const answers = {
  answerable: 1111,
  right: 2222,
  inShort: 3333,
  inAnswer: 4444,
  wronglySilent: 5555,
  unanswerable: 6666,
  silent: 7777,
  meanAnswerLength: 8888,
  quotes: 9999,
  answersWithInexactQuotes: 1212,
  answersWithUnsupportedNumbers: 1313,
  conflicting: 1414,
  conflictsShown: 1515,
  conflictsElsewhere: 1616,
} as Parameters<Words['figures']['answers']>[0]

const examples: Examples<Omit<Words, 'feeds'>> = {
  unknownCommand: [[file]],
  unknownOption: [[file]],
  missingArgument: [[file]],
  missingValue: [[file]],
  seeHelp: [['X']],
  badValue: [['--since', '4321', 'X']],
  unexpected: [['X']],
  doubtful: [[4321]],
  picture: [['X']],
  pictureAt: [[file, 4321, 5432, 6543, 7654]],
  systemFault: [
    ['read', file, 'X'],
    ['write', null, 'X'],
  ],
  outputCutOff: [['X']],
  lineNotDone: [[file, 4321, 'X']],
  notAudited: [['X']],
  breach: [
    ['answer', ['k-1', 'k-2'], [file], version],
    ['generated', ['k-1'], [], version],
    ['check', ['k-1'], [], version],
  ],
  stage: [
    ['X', 4321],
    ['X', null],
  ],
  examined: [[true], [false]],
  note: [['X']],
  conflict: [[['4321', '5432']]],
  reports: [[4321, 5432]],
  quotes: [[4321, 5432]],
  asOf: [[day], [null]],
  lines: [
    [4321, 4321],
    [4321, 5432],
  ],
  page: [[4321, 'X']],
  quoted: [['X']],
  timelineOf: [['X']],
  timelineNothing: [['X']],
  timelineUnderstood: [['X']],
  timelineCounts: [
    [4321, 5432],
    [4321, 0],
  ],
  timelineReports: [[4321]],
  timelineCopies: [[4321]],
  ranks: [
    [4321, 5432, '0.123'],
    [null, null, '0.123'],
  ],
  repairs: [
    ['X', 4321],
    [null, 4321],
  ],
  listed: [[4321, 5432, 6543]],
  more: [[4321]],
  days: [[day, other]],
  because: [[file, 'X']],
  rejected: [[file]],
  putOff: [[file]],
  untilThen: [
    [file, 4321],
    [file, 0],
  ],
  counts: [[counts]],
  putOffFiles: [[4321]],
  refreshed: [
    [4321, 5432, 6543, 7654],
    [0, 5432, 6543, 7654],
  ],
  stopped: [
    [version, 4321, 5432, 6543],
    [version, null, 0, 0],
  ],
  unopened: [[version, 'v-2']],
  damagedVectors: [[4321]],
  canaries: [
    [4321, 5432, 6543],
    [4321, 5432, null],
  ],
  worse: [['X', '4321', '5432']],
  corpus: [[file, 4321]],
  model: [['X']],
  notRead: [[file]],
  holds: [[4321, 5432]],
  index: [[version, day]],
  pending: [[4321, counts]],
  planned: [['X']],
  plannedFiles: [['X']],
  copies: [[4321]],
  rolledBack: [[version, 4321]],
  servesAlready: [[version]],
  addedFile: [[file, 'b.txt', 4321]],
  present: [[file, 'b.txt']],
  removal: [
    [true, 'file', file, 4321],
    [false, 'record', file, 4321],
  ],
  keptAs: [[file]],
  removedRemains: [[4321]],
  gapsClosed: [[4321]],
  alike: [[4321]],

  ready: [[4321, 5432]],
  versionRefused: [[version, 'X']],
}
const figures: Examples<Words['figures']> = {
  title: [[4321, version]],
  half: [
    ['odd', 4321],
    ['even', 4321],
  ],
  latency: [['43.2', '54.3']],
  answers: [[answers, 'X']],
  generation: [
    [
      {
        generated: 1111,
        declined: 2222,
        fellBack: 3333,
        fallbacks: [{ cause: 'timeout', answers: 4444 }],
        sentences: 5555,
        unsupportedSentences: 7777,
      } as unknown as Parameters<Words['figures']['generation']>[0],
    ],
  ],
  generated: [[answers]] as unknown as Examples<Words['figures']>['generated'],
  verdicts: [
    [
      {
        claims: 1111,
        right: 2222,
        quotes: 3333,
        checksWithInexactQuotes: 4444,
      } as Parameters<Words['figures']['verdicts']>[0],
    ],
  ],
  expected: [['X', ['4321', '5432']]],
}
const standard = [['4321']] as const

/** Each text by its name, with the values given to it. */
function textsOf(words: unknown, of: unknown, name = ''): [name: string, text: string][] {
  if (typeof words === 'string') return [[name, words]]
  if (typeof words === 'function') {
    return (of as unknown[][]).map((given, i) => [
      `${name}(${i})`,
      [words(...given)].flat().join('\n'),
    ])
  }
  return Object.entries(words as object).flatMap(([key, value]) =>
    textsOf(value, (of as Record<string, unknown> | undefined)?.[key], `${name}.${key}`),
  )
}

const operation: Examples<Words['operation']> = {
  keepToken: [[file]],
  tokenUnchecked: [['X']],
  tokenOf: [['X']],
  invite: [['X']],
  chatModel: [['X'], [null]],
  port: [['4321'], [null]],
  overwrite: [['X', 'Y']],
  setupWritten: [[file]],
  setupUnchanged: [[file]],
  backedUp: [[file, 4321, 5432]],
  restored: [[4321, day]],
  setAside: [[file]],
  settingsAside: [[file]],
  recordsMoved: [
    [file, 'X', 'Y', 4321, ''],
    [file, 'X', 'Y', 4321, 'given 5432'],
  ],
}

const all = { ...examples, figures, operation, help: { standard } }
/** What is said of feeds, turned answers and tokens is tested where it comes from. */
const texts = locales.map((locale) => {
  const { feeds: _, turned: __, tokens: ___, ...words } = wordsIn(locale)
  return new Map(textsOf(words, all))
})
const names = [...(texts[0] as Map<string, string>).keys()].filter((name) => name !== '.locale')
const numbers = (text: string) => text.match(/\d+/g)?.sort()
/** Punctuation, and words that are the same in several languages. */
const alike =
  /^\.(?:comma|semicolon|digest|quoted|because|stage|action|operation\.yesNo|lines|model|conflict|days|asOf|worse)(?:\(\d\))?$/

test.each(names)('%s is said in each language', (name) => {
  const said = texts.map((of) => of.get(name) as string)
  const [simplified, , english] = said as [string, string, string]
  expect(english).not.toMatch(/\p{Script=Han}/u)
  if (/\p{Script=Han}/u.test(simplified)) {
    for (const [i, locale] of locales.entries()) expectOnly(locale, said[i] as string)
    expect(english).not.toBe(simplified)
  } else expect(name).toMatch(alike)
  for (const each of said) {
    expect(each).not.toBe('')
    expect(each).not.toMatch(/undefined|null|\[object/)
    expect(numbers(each)).toEqual(numbers(simplified))
    for (const value of ['X', 'Y', file, version, 'b.txt', 'v-2', 'k-1', '--since', 'CORPUS_DIR']) {
      expect([value, each.includes(value)]).toEqual([value, simplified.includes(value)])
    }
  }
})

test('the languages differ in all that is words', () => {
  const same = names.filter((name) => texts[0]?.get(name) === texts[1]?.get(name))
  expect(same.length).toBeLessThan(names.length / 6)
})
