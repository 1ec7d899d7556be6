import { type Context, Hono } from 'hono'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { OpenedLink } from '../app.js'
import { YoujuError } from '../domain/index.js'
import { errorIn } from '../wording/errors.js'
import { assetAt } from './assets.js'
import type { WebContext, WebEnv, WebHome } from './contract.js'
import { pageHeaders } from './headers.js'
import { visitorLanguage } from './language.js'
import { wordsIn } from './messages/words.js'
import { ArticlePage } from './pages/article.js'
import { Message } from './pages/message.js'

/** A year, in seconds: an asset's address changes with it. */
const FOR_EVER = 'public, max-age=31536000, immutable'

/** All that is served over HTTP. */
export function webApp(context: WebContext): Hono<WebEnv> {
  const app = new Hono<WebEnv>()
  app.use(pageHeaders())
  for (const [path, page] of Object.entries(context.plain)) {
    app.get(path, async ({ body }) => {
      const { status, type, body: text } = await page()
      return body(text, status, { 'content-type': type, 'cache-control': 'no-store' })
    })
    app.all(path, ({ body }) => body(null, 405, { allow: 'GET, HEAD' }))
  }
  app.get('/assets/:name', (request) => {
    const asset = assetAt(request.req.path)
    if (!asset) return request.notFound()
    return request.body(asset.bytes, 200, { 'content-type': asset.type, 'cache-control': FOR_EVER })
  })

  app.use(visitorLanguage())
  app.use(async (request, next) => {
    await next()
    // What is shown is of this visitor and of this moment.
    if (!request.res.headers.has('cache-control')) request.header('cache-control', 'private, no-store')
  })
  app.get('/a/:token', async (request) => {
    const locale = request.get('locale')
    const { service, opened } = await openedIn(context.homes, request.req.param('token'))
    const { article, place } = opened
    const words = wordsIn(locale)
    const view = await service.articleView(article.id)
    return shown(
      request,
      <ArticlePage
        locale={locale}
        path={request.req.path}
        view={view}
        quote={place}
        notice={place === null ? words.quoteGone : opened.hasMoved ? words.quoteMoved : null}
        hrefOf={() => null}
      />,
    )
  })

  app.notFound((request) => {
    const locale = request.get('locale') ?? 'zh-CN'
    const { notFound, notFoundMore } = wordsIn(locale)
    const page = <Message locale={locale} path="/" title={notFound} text={notFoundMore} />
    return shown(request, page, 404)
  })
  app.onError((error, request) => {
    const locale = request.get('locale') ?? 'zh-CN'
    const words = wordsIn(locale)
    const status = error instanceof YoujuError ? statusOf(error) : 500
    if (status >= 500) context.log.error({ err: error }, '网页出错')
    const isTold = error instanceof YoujuError && status < 500
    return shown(
      request,
      <Message
        locale={locale}
        path={request.req.path}
        title={isTold ? words.refused : words.failed}
        text={isTold ? errorIn(locale, error) : words.failedMore}
      />,
      status,
    )
  })
  return app
}

/** Without the first line browsers fall back to the layout of old pages. */
async function shown(
  request: Context<WebEnv>,
  page: HtmlEscapedString | Promise<HtmlEscapedString>,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  return request.html(`<!doctype html>\n${await page}`, status)
}

/** Finds the home whose key a link was signed with. @throws YoujuError as `openLink` */
async function openedIn(
  homes: readonly WebHome[],
  token: string,
): Promise<{ service: WebHome['service']; opened: OpenedLink }> {
  let refused: unknown
  for (const { service } of homes) {
    try {
      return { service, opened: await service.openLink(token) }
    } catch (error) {
      if (!(error instanceof YoujuError)) throw error
      // That a link was signed here, and why it opens nothing all the same, says more than that another home refuses it.
      const isOwn = error.fault?.name !== 'link_refused'
      if (isOwn) throw error
      refused ??= error
    }
  }
  throw refused
}

const statuses: Readonly<Partial<Record<YoujuError['code'], ContentfulStatusCode>>> = {
  link_refused: 403,
  article_missing: 404,
  index_missing: 503,
}

function statusOf({ code }: YoujuError): ContentfulStatusCode {
  return statuses[code] ?? 500
}
