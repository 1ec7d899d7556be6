import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { madeUpPassages } from '../comparison/made-up.js'

/** The bytes of each large article's text in UTF-8. */
const BYTES = 1_000_000

const file = 'large-articles.jsonl'
const ordinary = '<script>alert(1)</script>&"\'\u202e\u0007\ufffd'
const passages = () => madeUpPassages(2000)

/** How each of them is described, and its text. */
const shapes: Readonly<Record<string, () => string>> = {
  'in lines': () => passages().join('。\n'),
  'in one line': () => passages().join('。'),
  'of scripts, turned text and damage': () => passages().join(`${ordinary}。\n`),
  'of one word': () => '长'.repeat(BYTES),
}

/** Writes the large articles beside the others; returns the id of each, by its description. */
export async function writeLargeArticles(corpus: string): Promise<Map<string, string>> {
  const lines: string[] = []
  const ids = new Map<string, string>()
  for (const [shape, textOf] of Object.entries(shapes)) {
    const id = `${lines.length + 1}`
    const text = cut(textOf())
    lines.push(JSON.stringify({ id, title: `${ordinary}${shape}`, date: '2024-03-08', text }))
    ids.set(shape, `${file}#${id}`)
  }
  await writeFile(join(corpus, file), `${lines.join('\n')}\n`)
  return ids
}

/** The beginning of a text that takes a megabyte. */
function cut(text: string): string {
  return Buffer.from(text)
    .subarray(0, BYTES)
    .toString('utf8')
    .replace(/\ufffd$/, '')
}
