import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type SharedCounts, YoujuError } from '../domain/index.js'
import { errorIn } from '../wording/errors.js'
import { Gate, standardLimits } from './access/gate.js'
import { assetAt } from './assets.js'
import type { WebContext, WebEnv } from './contract.js'
import { pageHeaders } from './headers.js'
import { visitorLanguage } from './language.js'
import { ownForms } from './login/forms.js'
import { loginOf } from './login/login.js'
import { wordsIn } from './messages/words-in.js'
import { Message } from './pages/message.js'
import { otherHome } from './request.js'
import { apiRoutes } from './routes/api.js'
import { articleRoutes } from './routes/article.js'
import { askingRoutes } from './routes/asking.js'
import { corpusRoutes } from './routes/corpus.js'
import { loginRoutes } from './routes/login.js'
import { moderatingRoutes } from './routes/moderating.js'
import { shown } from './shown.js'
import { knownVisitor } from './visitor.js'

/** A year, in seconds: an asset's address changes with it. */
const FOR_EVER = 'public, max-age=31536000, immutable'

/** What each kind of page adds; a new one is a file in routes/ and a line here. */
const routes = [articleRoutes, loginRoutes, moderatingRoutes, askingRoutes, corpusRoutes, apiRoutes]

/** All that is served over HTTP. */
export function webApp(context: WebContext): Hono<WebEnv> {
  const app = new Hono<WebEnv>()
  app.use(pageHeaders())
  for (const [path, page] of Object.entries(context.plain)) {
    app.get(path, async (request) => {
      const { status, type, body } = await page()
      return request.body(body, status, { 'content-type': type, 'cache-control': 'no-store' })
    })
    app.all(path, (request) => request.body(null, 405, { allow: 'GET, HEAD' }))
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
    if (!request.res.headers.has('cache-control')) {
      request.header('cache-control', 'private, no-store')
    }
  })
  const login = loginOf(context)
  app.use(knownVisitor(context, login))
  app.use(...ownForms(context))
  const gate = new Gate(standardLimits, context.now ?? Date.now, () => sharedBy(context))
  for (const part of routes) app.route('/', part(context, login, gate))

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
    const isTold =
      error instanceof YoujuError && (status < 500 || error.code === 'login_unavailable')
    return shown(
      request,
      <Message
        locale={locale}
        path={request.req.path}
        title={isTold ? words.refused : words.failed}
        text={isTold ? errorIn(locale, error) : words.failedMore}
        elsewhere={status === 404 ? otherHome(request, context) : null}
      />,
      status,
    )
  })
  return app
}

/** Of several homes the first whose records are shared: a visitor is counted once, whichever they look at. */
function sharedBy({ homes }: WebContext): SharedCounts | null {
  return homes.find(({ state }) => state?.shared)?.state?.shared ?? null
}

const statuses: Readonly<Partial<Record<YoujuError['code'], ContentfulStatusCode>>> = {
  link_refused: 403,
  not_allowed: 403,
  form_refused: 403,
  login_failed: 400,
  login_unavailable: 503,
  article_missing: 404,
  index_missing: 503,
  question_empty: 400,
  question_too_long: 400,
  claim_empty: 400,
  claim_too_long: 400,
  usage: 400,
}

function statusOf({ code }: YoujuError): ContentfulStatusCode {
  return statuses[code] ?? 500
}
