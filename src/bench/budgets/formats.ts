import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCorpusFile } from '../../ingest/read-file.js'
import { madeUpPassages } from '../comparison/made-up.js'
import type { Budget } from '../report/results.js'

/** The sizes of files of about a megabyte, or of pages of that size together. */
const ROWS = 14_000
const PAGES = 120
const PARAGRAPHS = 24
const million = 1_000_000

/** Measures reading a megabyte of the formats that contain tables, and of web pages. */
export async function formats(): Promise<Budget[]> {
  const folder = await mkdtemp(join(tmpdir(), 'youju-formats-'))
  try {
    const passages = madeUpPassages(PAGES)
    const rows = Array.from({ length: ROWS }, (_, n) => [
      `第${n + 1}号渡口`,
      String((n * 7919) % 100_000),
      `${((n * 31) % 1000) / 10}%`,
      `2024-0${1 + (n % 9)}-1${n % 9}`,
      passages[n % passages.length]?.slice(0, 12) ?? '',
    ])
    const head = ['单位', '数量', '增长', '日期', '说明']
    const page = (text: string) =>
      `<html><head><title>${text.slice(0, 16)}</title></head><body><h1>${text.slice(0, 16)}</h1><div>来源：枫川在线　2024-05-06 08:30</div><div>${`<p>${text}</p>`.repeat(PARAGRAPHS)}</div></body></html>`
    return [
      ...(await measured(folder, '.html', passages.map(page))),
      ...(await measured(folder, '.csv', [[head, ...rows].map((row) => row.join(',')).join('\n')])),
      ...(await measured(folder, '.xlsx', [await sheet([head, ...rows])])),
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function sheet(rows: readonly string[][]): Promise<Buffer> {
  const { utils, write } = await import('@e965/xlsx')
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows as string[][]), '渡口')
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer
}

async function measured(
  folder: string,
  extension: string,
  contents: readonly (string | Buffer)[],
): Promise<Budget[]> {
  const files = contents.map((_, n) => `${n}${extension}`)
  let bytes = 0
  for (const [n, content] of contents.entries()) {
    const path = join(folder, files[n] ?? '')
    await writeFile(path, content)
    bytes += (await stat(path)).size
  }
  const before = process.memoryUsage.rss()
  const began = performance.now()
  let articles = 0
  for (const file of files) {
    for await (const read of readCorpusFile(folder, file)) articles += 'article' in read ? 1 : 0
  }
  const taken = performance.now() - began
  const of = `${articles} of ${files.length} files, ${(bytes / million).toFixed(1)} MB`
  const what = `reading a megabyte of ${extension}`
  return [
    { what, unit: 'ms', limit: null, measured: taken / (bytes / million), of },
    {
      what: `${what}, resident memory`,
      unit: 'MB',
      limit: null,
      measured: (process.memoryUsage.rss() - before) / million,
      of,
    },
  ]
}
