import { join } from 'node:path'
import { home } from '../../config.js'
import { readCorpusFile } from '../../ingest/read-file.js'
import type { Budget } from '../report/results.js'

/** Pictures of the bot's own messages, 1520 pixels wide. */
const files = ['answer.png', 'check.png', 'refresh.png']

/** Measures reading a picture; the first one loads the networks and is measured apart. */
export async function pictures(): Promise<Budget[]> {
  const before = process.memoryUsage.rss()
  const seconds: number[] = []
  let articles = 0
  for (const file of [files[0] ?? '', ...files]) {
    const began = performance.now()
    for await (const read of readCorpusFile(join(home, 'docs'), file))
      articles += 'article' in read ? 1 : 0
    seconds.push((performance.now() - began) / 1000)
  }
  const [first = 0, ...others] = seconds
  const of = `${files.join(', ')}: ${articles} articles`
  const mean = others.reduce((sum, each) => sum + each, 0) / others.length
  const memory = (process.memoryUsage.rss() - before) / 1_000_000
  return [
    {
      what: 'reading the first picture',
      unit: 's',
      limit: null,
      measured: first,
      of: files[0] ?? '',
    },
    { what: 'reading a picture', unit: 's', limit: null, measured: mean, of },
    { what: 'reading a picture, resident memory', unit: 'MB', limit: null, measured: memory, of },
  ]
}
