import { Hono } from 'hono'
import type { CorpusStatus } from '../../app.js'
import { type Hit, YoujuError } from '../../domain/index.js'
import { errorIn } from '../../wording/errors.js'
import { assertRange } from '../../wording/failure.js'
import { keyOf } from '../access/address.js'
import type { Gate } from '../access/gate.js'
import { taken } from '../asking/taken.js'
import type { WebContext, WebEnv, WebService } from '../contract.js'
import type { Login } from '../login/login.js'
import { CorpusPage, LeftOutPage } from '../pages/corpus/pages.js'
import { frameOf, limitsIn } from '../request.js'
import { shown } from '../shown.js'
import { visitorsOnly } from '../visitor.js'

/** Passages that a search shows, those shown where none holds its words, and the longest search, in characters. */
const PASSAGES = 10
const FEW = 3
const LONGEST = 200
/** How long what was left out is shown again without reading the corpus anew, in milliseconds. */
const STATUS_FOR = 60_000

/** The corpus: search, articles, how it is made up, and what was left out of it. */
export function corpusRoutes(
  { now = Date.now }: WebContext,
  _: Login | null,
  gate: Gate,
): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const statuses = new WeakMap<WebService, { at: number; status: Promise<CorpusStatus> }>()

  routes.get('/corpus', visitorsOnly, async (request) => {
    const visitor = request.get('visitor')
    if (!visitor) return request.notFound()
    const { service } = visitor.home
    const frame = frameOf(request)
    const query = (request.req.query('q') ?? '').trim().slice(0, LONGEST)
    const restriction = limitsIn(request)
    const nothing = { hits: null, list: null, overview: null, trouble: null }
    const page = (parts: Partial<Parameters<typeof CorpusPage>[0]>) => (
      <CorpusPage {...frame} query={query} restriction={restriction} {...nothing} {...parts} />
    )
    try {
      assertRange(restriction)
    } catch (error) {
      if (!(error instanceof YoujuError)) throw error
      return shown(request, page({ trouble: errorIn(frame.locale, error) }), 400)
    }
    const number = pageIn(request.req.query('page'))
    const list = await service.list({ query, ...restriction, page: number })
    const isLimited = query !== '' || Object.values(restriction).some(Boolean)
    if (query === '' || number > 1) {
      const overview = isLimited || number > 1 ? null : await service.overview()
      return shown(request, page({ list, overview }))
    }
    const refusal = await taken(request, gate)
    if (refusal !== null) {
      return shown(request, page({ list, trouble: refusal.why }), refusal.status)
    }
    const near = await gate.run(keyOf(visitor.user, request), request.req.raw.signal, () =>
      service.search(query, { k: PASSAGES, ...restriction }),
    )
    return shown(request, page({ hits: worthShowing(near), list }))
  })

  routes.get('/corpus/left-out', visitorsOnly, async (request) => {
    const visitor = request.get('visitor')
    if (!visitor) return request.notFound()
    const status = await statusOf(visitor.home.service)
    return shown(request, <LeftOutPage {...frameOf(request)} status={status} />)
  })
  return routes

  /** Reads every file of the corpus, so not for each visitor. */
  function statusOf(service: WebService): Promise<CorpusStatus> {
    const known = statuses.get(service)
    if (known && now() - known.at < STATUS_FOR) return known.status
    const status = service.status()
    statuses.set(service, { at: now(), status })
    status.catch(() => statuses.delete(service))
    return status
  }
}

/** A search always finds something near: where passages hold its words, those that hold none are left out. */
function worthShowing(hits: Hit[]): Hit[] {
  const inWords = hits.filter(({ trace }) => trace.terms.length > 0)
  return inWords.length > 0 ? inWords : hits.slice(0, FEW)
}

function pageIn(query: string | undefined): number {
  return /^[1-9]\d{0,5}$/.test(query ?? '') ? Number(query) : 1
}
