import { readSource } from '../../feeds/reading/read-source.js'
import { madeUpPassages } from '../comparison/made-up.js'
import type { Budget } from '../report/results.js'

const ITEMS = 1000
const RUNS = 3
const million = 1_000_000

/** Measures reading a feed of a thousand items, whole and cut off in its last one, which takes mending. */
export function feed(): Budget[] {
  const items = madeUpPassages(ITEMS).map(
    (text, n) =>
      `<item><title>${text.slice(0, 16)}</title><link>http://news.example.com/${n}</link><guid>${n}</guid><pubDate>Wed, 05 Mar 2025 10:00:00 GMT</pubDate><description><![CDATA[<p>${text}</p>]]></description></item>`,
  )
  const whole = `<rss version="2.0"><channel><title>枫川在线</title>${items.join('\n')}</channel></rss>`
  return [measured('', whole), measured(', cut off', whole.slice(0, -40))]
}

function measured(shape: string, text: string): Budget {
  const bytes = Buffer.from(text)
  const source = { bytes, contentType: 'text/xml', url: 'http://news.example.com/', kind: null }
  const times = Array.from({ length: RUNS }, () => {
    const began = performance.now()
    readSource({ ...source, under: null, today: '2025-03-05' })
    return performance.now() - began
  })
  const median = times.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0
  const of = `${RUNS} readings, ${(bytes.length / million).toFixed(1)} MB`
  return {
    what: `reading a feed of 1,000 items${shape}`,
    unit: 'ms',
    limit: null,
    measured: median,
    of,
  }
}
