import type { Answer } from '../intake/public-hosts.js'

export const rssType = { 'Content-Type': 'application/rss+xml; charset=utf-8' }
export const htmlType = { 'Content-Type': 'text/html; charset=utf-8' }

export interface Item {
  title?: string
  link?: string
  guid?: string
  date?: string
  description?: string
  content?: string
}

const element = (name: string, text: string | undefined) =>
  text === undefined ? '' : `<${name}><![CDATA[${text}]]></${name}>`

export function rss(items: readonly Item[], title = '滨海日报'): string {
  const inner = items.map(
    ({ title, link, guid, date, description, content }) =>
      `<item>${element('title', title)}${element('link', link)}${element('guid', guid)}${element(
        'pubDate',
        date,
      )}${element('description', description)}${element('content:encoded', content)}</item>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${title}</title>
<link>http://news.example.com/</link>${inner.join('\n')}</channel></rss>`
}

/** Sentences of a story that no other number has. */
export function sentences(n: number, times = 8): string[] {
  return Array.from(
    { length: times },
    (_, i) =>
      `滨海港第${n}号码头的第${i + 1}期工程在${n}月完工，港务局说它每年可以装卸${n * 10 + i}万吨货物。`,
  )
}

/** A page of a story. */
export function page(n: number, head = '', change = ''): Answer {
  const title = `滨海港第${n}号码头完工`
  const body = `<!doctype html><html><head><title>${title}</title>${head}</head><body><h1>${title}</h1>
<article>${[...sentences(n), change].map((text) => `<p>${text}</p>`).join('')}</article></body></html>`
  return { headers: htmlType, body }
}

export const titleOf = (n: number): string => `滨海港第${n}号码头完工`

export const asRss = (items: readonly Item[]): Answer => ({ headers: rssType, body: rss(items) })
