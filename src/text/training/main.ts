import { createReadStream, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { createGunzip } from 'node:zlib'
import { firstCharacterId, idsOf, idTable, modelText } from '../character-ids.js'
import { estimate } from './estimate.js'
import { idLimit } from './n-grams.js'
import { prune } from './prune.js'
import { writeModel } from './write-model.js'

// Trains the character model: npm run model:characters -- --corpus news.jsonl.gz --out model.bin
const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    out: { type: 'string', default: 'embeddings/models/youju-characters-zh/model.bin' },
    sizes: { type: 'string', default: '0,200000,740000,960000' },
  },
})
if (!values.corpus) throw new Error('usage: --corpus FILE.jsonl[.gz] [--out FILE]')

/** Characters seen less often give no useful estimate. */
const fewest = 10

const texts: string[] = []
const bytes = createReadStream(values.corpus)
const input = values.corpus.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes
for await (const line of createInterface({ input })) {
  if (line.trim() === '') continue
  const { text, split } = JSON.parse(line) as { text: string; split?: string }
  if (split === undefined || split === 'train') texts.push(modelText(text))
}

const vocabulary = vocabularyOf(texts)
const known = idTable(vocabulary)
const room = new Uint16Array(texts.reduce((sum, text) => sum + text.length + 1, 0))
let length = 0
for (const text of texts) {
  const own = idsOf(text, known)
  room.set(own, length)
  length += own.length + 1
}
const ids = room.subarray(0, length)
console.error(`${texts.length} texts, ${length} characters, ${vocabulary.length} kinds`)
const orders = estimate(ids)
console.error(`sequences: ${orders.map(({ keys }) => keys.length).join(', ')}`)
const levels = prune(orders, values.sizes.split(',').map(Number))
const file = writeModel(vocabulary, levels)
mkdirSync(dirname(values.out), { recursive: true })
writeFileSync(values.out, file)
console.error(`kept: ${levels.map(({ keys }) => keys.length).join(', ')}; ${file.length} bytes`)

/** Returns the characters other than letters, digits and spaces, most common first. */
function vocabularyOf(from: readonly string[]): string {
  const counts = new Float64Array(0x10000)
  for (const text of from)
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      counts[code] = (counts[code] ?? 0) + 1
    }
  const own = idTable('')
  return Array.from(counts.keys())
    .filter((code) => (counts[code] ?? 0) >= fewest && own[code] === 1)
    .filter((code) => code < 0xd800 || code > 0xf8ff)
    .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
    .slice(0, idLimit - firstCharacterId)
    .map((code) => String.fromCharCode(code))
    .join('')
}
