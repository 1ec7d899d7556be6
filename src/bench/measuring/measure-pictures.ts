import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readBytes } from '../../ingest/read-bytes.js'
import { editDistance } from '../statistics/edit-distance.js'

/**
 * Prints how well pictures are read: `node dist/bench/measuring/measure-pictures.js FOLDER`. The folder holds pictures and
 * `pages.jsonl`, a line for each: `file`, `printed` (its text, in reading order) and whatever else describes it, such as
 * `font`, `size`, `quality`; the character error, how many figures stand in what was read, and the time are printed for each
 * value of these. `bench/pictures/print-pages.mjs` renders such a folder.
 */
interface Page {
  file: string
  printed: string
  [about: string]: unknown
}

interface Tally {
  characters: number
  wrong: number
  pages: number
  figures: number
  figuresRead: number
  milliseconds: number
}

const nothing: Tally = {
  characters: 0,
  wrong: 0,
  pages: 0,
  figures: 0,
  figuresRead: 0,
  milliseconds: 0,
}
/** A number, a time or a share, with the marks within it. */
const figure = /\d[\d.,:%-]*\d%?|\d%?/g

const [folder = '.'] = process.argv.slice(2)
const lines = (await readFile(join(folder, 'pages.jsonl'), 'utf8')).split('\n').filter(Boolean)
const tallies = new Map<string, Tally>()
for (const page of lines.map((line): Page => JSON.parse(line))) {
  const bytes = await readFile(join(folder, page.file))
  const began = performance.now()
  const read = await readBytes(new Uint8Array(bytes), page.file)
  const milliseconds = performance.now() - began
  const articles = 'reason' in read ? [] : read.articles
  const text = articles.map(({ title, text }) => `${title ?? ''}${text}`).join('')
  const printed = page.printed.replace(/\s+/g, '')
  const seen = text.replace(/\s+/g, '')
  const wrong = editDistance(printed, seen)
  const figures = printed.match(figure) ?? []
  const { file: _, printed: __, ...about } = page
  const named = Object.entries(about).map(([name, value]) => `${name} ${value}`)
  for (const key of ['all', ...named]) {
    const tally = tallies.get(key) ?? { ...nothing }
    tally.characters += printed.length
    tally.wrong += wrong
    tally.pages++
    tally.figures += figures.length
    tally.figuresRead += figures.filter((each) => seen.includes(each)).length
    tally.milliseconds += milliseconds
    tallies.set(key, tally)
  }
}
for (const [key, tally] of tallies) {
  const { characters, wrong, pages, figures, figuresRead, milliseconds } = tally
  const error = (wrong / characters).toFixed(4)
  process.stdout.write(
    `${key}: ${error}, figures ${figuresRead} of ${figures} (${pages} pages, ${Math.round(milliseconds / pages)} ms each)\n`,
  )
}
