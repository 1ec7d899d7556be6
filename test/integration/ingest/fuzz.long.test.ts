import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Document, Packer, Paragraph } from 'docx'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCorpusFile } from '../../../src/ingest/read-file.js'
import { rejectionIn } from '../../../src/wording/rejections.js'
import { type Random, randomFrom } from '../../support/damage/random.js'
import { cidPdf } from '../../support/documents/cid-pdf.js'
import { left, setInColumns, wrap } from '../../support/documents/newspaper.js'
import { fixtures } from '../../unit/ingest/fixtures.js'
import { optics } from '../../unit/ingest/stories-for-documents.js'

/** Files of each format, made at random of whole ones. FUZZ_FILES=2000 makes as many in all and prints how long they took. */
const wanted = Number(process.env.FUZZ_FILES ?? 160)
const seed = Number(process.env.FUZZ_SEED ?? 1)
const formats = ['txt', 'md', 'html', 'pdf', 'docx', 'jsonl', 'jsonl.gz', 'htm']
const folder = mkdtempSync(join(tmpdir(), 'youju-fuzz-'))
/** Whole files with the formats that they are of. */
const wholes: { format: string; bytes: Uint8Array }[] = []

beforeAll(async () => {
  for (const { folder: from, file } of fixtures) {
    const [, format = ''] = /\.(\w+)$/.exec(file) ?? []
    wholes.push({ format, bytes: readFileSync(join(from, file)) })
  }
  const story = optics.join('\n')
  const lines = Array.from({ length: 20 }, (_, id) => JSON.stringify({ id, text: story })).join(
    '\n',
  )
  const pdf = cidPdf(setInColumns(wrap(optics, 23), () => [{ x: left }, { x: 305 }]))
  const sections = [{ children: optics.map((text) => new Paragraph(text)) }]
  wholes.push(
    { format: 'pdf', bytes: pdf },
    { format: 'docx', bytes: await Packer.toBuffer(new Document({ sections })) },
    { format: 'jsonl', bytes: Buffer.from(lines) },
    { format: 'jsonl.gz', bytes: gzipSync(lines) },
    { format: 'txt', bytes: iconv.encode(story, 'gb18030') },
    { format: 'txt', bytes: iconv.encode(story, 'utf16-le', { addBOM: true }) },
  )
})
afterAll(() => rmSync(folder, { recursive: true }))

const ways: readonly ((whole: Uint8Array, random: Random) => Uint8Array)[] = [
  (_, random) => Uint8Array.from({ length: random.below(5000) }, () => random.below(256)),
  (whole, random) => whole.subarray(0, random.below(whole.length + 1)),
  (whole, random) => whole.subarray(random.below(whole.length + 1)),
  (whole, random) => {
    const other = random.pick(wholes).bytes
    const head = whole.subarray(0, random.below(whole.length + 1))
    return Buffer.concat([head, other.subarray(random.below(other.length + 1))])
  },
  (whole, random) => {
    const bytes = Uint8Array.from(whole)
    for (let n = random.below(40); n >= 0; n--)
      bytes[random.below(bytes.length)] = random.below(256)
    return bytes
  },
  (whole, random) => {
    const from = random.below(whole.length)
    const part = whole.subarray(from, from + 1 + random.below(60))
    const many = Array.from({ length: 1 + random.below(400) }, () => part)
    return Buffer.concat([whole.subarray(0, from), ...many, whole.subarray(from)])
  },
]

describe(`${wanted} files made at random are accepted or rejected with a reason`, () => {
  test.each(formats)('.%s', async (format) => {
    const random = randomFrom(seed + formats.indexOf(format))
    let longest = 0
    let accepted = 0
    const each = Math.ceil(wanted / formats.length)
    for (let n = 0; n < each; n++) {
      const file = `${n}.${format}`
      writeFileSync(join(folder, file), random.pick(ways)(wholeFor(format, random), random))
      const started = performance.now()
      const outcome = await outcomeOf(file)
      longest = Math.max(longest, performance.now() - started)
      if (outcome.articles > 0) accepted++
      for (const reason of outcome.reasons) expect(reason, file).toMatch(/[\u4e00-\u9fff]/)
      expect(outcome.articles + outcome.reasons.length, file).toBeGreaterThan(0)
    }
    if (process.env.FUZZ_FILES) {
      const seconds = (longest / 1000).toFixed(2)
      console.log(`fuzz .${format}: ${each} files, ${accepted} accepted, longest ${seconds} s`)
    }
  })
})

/** Mostly a file of the format that the name claims. */
function wholeFor(format: string, random: Random): Uint8Array {
  const own = wholes.filter(
    (each) => each.format === format || (format === 'htm' && each.format === 'html'),
  )
  return random.pick(random.chance(0.8) ? own : wholes).bytes
}

async function outcomeOf(file: string): Promise<{ articles: number; reasons: string[] }> {
  const outcome = { articles: 0, reasons: [] as string[] }
  for await (const read of readCorpusFile(folder, file)) {
    if ('rejected' in read) outcome.reasons.push(rejectionIn('zh-CN', read.rejected.reason))
    else {
      expect(read.article.text, file).not.toBe('')
      for (const { start, end } of read.article.damage) {
        expect(start >= 0 && start < end && end <= read.article.text.length, file).toBe(true)
      }
      outcome.articles++
    }
  }
  return outcome
}
