import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FeedFetching } from '../../../src/app/feeds-app.js'
import { htmlType, rss, rssType } from '../feeds/shapes.js'
import type { FeedReport } from './article.js'

const site = 'http://yunxi.example'
/** A public address by its form: nothing is sent there. */
const publicAddress = '93.184.216.34'

/** A newspaper's site on loopback, with a feed of what it has published. */
export interface Newspaper {
  feed: string
  /** What leads the bot there in place of the network. */
  fetch: NonNullable<FeedFetching['fetch']>
  publish(report: FeedReport): void
  close(): Promise<void>
}

export async function openNewspaper(): Promise<Newspaper> {
  const reports: FeedReport[] = []
  const server = createServer(({ url }, response) => {
    const report = reports.find(({ path }) => path === url)
    if (url === '/rss.xml') return response.writeHead(200, rssType).end(rssOf(reports))
    if (report) return response.writeHead(200, htmlType).end(pageOf(report))
    response.writeHead(404).end()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    feed: `${site}/rss.xml`,
    fetch: {
      resolve: async () => [publicAddress],
      reach: () => ({ address: '127.0.0.1', port }),
    },
    publish: (report) => void reports.unshift(report),
    async close() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

function rssOf(reports: readonly FeedReport[]): string {
  const items = reports.map(({ title, path, published }) => ({
    title,
    link: `${site}${path}`,
    date: new Date(published).toUTCString(),
  }))
  return rss(items, '云溪日报')
}

function pageOf({ title, published, paragraphs }: FeedReport): string {
  const text = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('')
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title>
<meta property="og:site_name" content="云溪日报"><meta property="article:published_time" content="${published}"></head>
<body><article><h1>${title}</h1>${text}</article></body></html>`
}
