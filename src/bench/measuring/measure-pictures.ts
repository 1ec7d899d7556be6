import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readBytes } from '../../ingest/read-bytes.js'
import { editDistance } from '../statistics/edit-distance.js'

/**
 * Prints how well pictures are read: `node dist/bench/measuring/measure-pictures.js FOLDER`. The folder holds pictures and
 * `pages.jsonl`, a line for each: `file`, `printed` (its text, in reading order) and whatever else describes it, such as
 * `font`, `size`, `dark`, `quality`; the character error is printed for each value of these.
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
  milliseconds: number
}

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
  const wrong = editDistance(printed, text.replace(/\s+/g, ''))
  const { file: _, printed: __, ...about } = page
  const named = Object.entries(about).map(([name, value]) => `${name} ${value}`)
  for (const key of ['all', ...named]) {
    const tally = tallies.get(key) ?? { characters: 0, wrong: 0, pages: 0, milliseconds: 0 }
    tally.characters += printed.length
    tally.wrong += wrong
    tally.pages++
    tally.milliseconds += milliseconds
    tallies.set(key, tally)
  }
}
for (const [key, { characters, wrong, pages, milliseconds }] of tallies) {
  const error = (wrong / characters).toFixed(4)
  process.stdout.write(
    `${key}: ${error} (${pages} pages, ${Math.round(milliseconds / pages)} ms each)\n`,
  )
}
