/**
 * Checks that lists of words are in the lexicon, and Chinese sentences where the interface has its texts: part of `npm
 * run validate`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { hanStrings, wordLists } from './words.mjs'

/** The folders for words, and the folders in which every string is shown to people. */
const lexicon = [
  'src/text/lexicon/',
  'src/wording/',
  'src/bot/messages/',
  'src/cli/messages/',
  'src/web/messages/',
]
const spoken = ['src/bot/', 'src/edges.ts', 'src/serve-discord.ts', 'src/web/']

/** Files that may have their own lists, by reason. */
const lists = {
  'writes text to train or to measure with, and looks for none of it': [
    'src/read/training/made-up-claims.ts',
    'src/read/training/plain-words.ts',
    'src/read/training/wording.ts',
    'src/bench/budgets/formats.ts',
  ],
}

/** Files that may have their own strings, by reason. */
const strings = {
  'writes text to train or to measure with, and looks for none of it': [
    'src/read/training/',
    'src/retrieve/training/',
    'src/bench/',
  ],
  'asks the bundled corpus': ['src/app/warm-up.ts', 'src/cli/prompt.ts'],
  'instructs a model': ['src/answer/phrasing/prompt.ts', 'src/embed/models.ts'],
  'writes a question in other words': [
    'src/answer/answer.ts',
    'src/answer/short/cell-answer.ts',
    'src/question/subjects.ts',
  ],
  'is the grammar of numbers and days, in which each word has a value': [
    'src/text/amounts.ts',
    'src/text/date-words.ts',
    'src/text/qualifiers.ts',
  ],
  'pairs characters that look alike': ['src/ingest/formats/page/characters.ts'],
}

const files = readdirSync('src', { recursive: true })
  .map((each) => `src/${each.replaceAll('\\', '/')}`)
  .filter((each) => /\.tsx?$/.test(each) && !lexicon.some((home) => each.startsWith(home)))
const faults = [
  ...against(lists, wordLists, 'a list of words: move it to src/text/lexicon/'),
  ...against(
    { ...strings, spoken },
    hanStrings,
    'Chinese in a string: a word belongs to src/text/lexicon/, a sentence to src/wording/',
  ),
]
for (const fault of faults) console.error(fault)
process.exitCode = faults.length > 0 ? 1 : 0

/** Returns findings in the wrong place, and exceptions that are no longer needed. */
function against(allowed, find, what) {
  const homes = Object.values(allowed).flat()
  const used = new Set()
  const found = files.flatMap((file) => {
    const here = find(readFileSync(file, 'utf8'))
    const home = homes.find(
      (each) => file === each || (each.endsWith('/') && file.startsWith(each)),
    )
    if (here.length > 0 && home) used.add(home)
    return home ? [] : here.map(({ line, text }) => `${file}:${line} ${what}: ${text}`)
  })
  return [
    ...found,
    ...homes.filter((home) => !used.has(home)).map((home) => `${home} needs no exception`),
  ]
}
