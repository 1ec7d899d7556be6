import { Hono } from 'hono'
import { hasChanges, holdStep } from '../../../app.js'
import type { WebContext, WebEnv } from '../../contract.js'
import {
  confirmed,
  type Desk,
  deskOf,
  sentenceFor,
  type WrittenDown,
} from '../../moderating/desk.js'
import { Refreshes } from '../../moderating/refreshes.js'
import { Confirm, Frame, Said } from '../../pages/moderating/frame.js'
import { History, Plan, Report } from '../../pages/moderating/refresh.js'
import { shown } from '../../shown.js'

const MOST_AUDITED = 50
/** Seconds between two looks at a refresh under way. */
const LOOK = '2'

/** The plan of a refresh, the refresh and its report, the versions and the way back to one. */
export function refreshRoutes(context: WebContext, written: WrittenDown): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const refreshes = new Refreshes(context, written)
  const { now = Date.now } = context

  /** The plan as it is now, with the step that does it; nothing else is written. */
  const planned = async (at: Desk, notice: string) => {
    const plan = await at.service.plan()
    const held = { what: 'refresh', evenIfWorse: false, corpus: plan.digest } as const
    const step = hasChanges(plan) ? await holdStep(at.state, at.user, held, now()) : null
    return <Plan at={at} plan={plan} step={step} notice={notice} />
  }

  routes.get('/moderate/plan', async (request) =>
    shown(request, await planned(deskOf(request), '')),
  )

  routes.post('/moderate/refresh', async (request) => {
    const at = deskOf(request)
    const step = await confirmed(at, await request.req.parseBody(), 'refresh')
    if (step === null) return expired(request)
    // Where the corpus cannot be read, the refresh itself fails, and that is told and written down.
    const corpus = await at.service.digest().catch(() => step.corpus)
    if (step.corpus !== null && corpus !== step.corpus) {
      return shown(request, await planned(at, at.words.planChanged), 409)
    }
    await refreshes.begin(at, step)
    return request.redirect('/moderate/refresh', 303)
  })

  routes.get('/moderate/refresh', (request) => {
    const at = deskOf(request)
    const { words } = at
    const now = refreshes.of(at.home)
    if (now === null) {
      return shown(request, <Said at={at} title={words.refresh} lines={[words.noRefresh]} />)
    }
    if (now.is === 'failed') {
      const lines = [sentenceFor(now.error, at.locale)]
      return shown(request, <Said at={at} title={words.failed} lines={lines} />)
    }
    if (now.is === 'over') {
      const again = now.user === at.user ? now.again : null
      return shown(request, <Report at={at} report={now.report} again={again} />)
    }
    request.header('refresh', LOOK)
    const { done, total } = now
    return shown(
      request,
      <Frame at={at} title={words.running} path="/moderate/refresh">
        <p role="status">
          {words.stages[now.stage]} · {words.count(done, total)}
        </p>
        {total === null ? '' : <progress value={done} max={total} aria-label={words.running} />}
        <p>{words.reloads}</p>
      </Frame>,
    )
  })

  routes.get('/moderate/history', async (request) => {
    const at = deskOf(request)
    const versions = await at.service.history()
    const audited = await at.state.audited(MOST_AUDITED)
    return shown(request, <History at={at} versions={versions} audited={audited} />)
  })

  routes.get('/moderate/rollback', async (request) => {
    const at = deskOf(request)
    const { words } = at
    const asked = request.req.query('version') ?? ''
    const found = (await at.service.history()).find(({ version }) => version === asked)
    if (!found || found.inService) {
      const lines = [words.faults.version_missing ?? words.failed]
      return shown(request, <Said at={at} title={words.failed} lines={lines} />, 404)
    }
    const held = { what: 'rollback', version: found.version } as const
    const step = await holdStep(at.state, at.user, held, now())
    return shown(
      request,
      <Frame at={at} title={words.rollback} path="/moderate/history">
        <p>{words.rollbackAsk(found.version)}</p>
        <Confirm at={at} action="/moderate/rollback" step={step} label={words.confirm} />
      </Frame>,
    )
  })

  routes.post('/moderate/rollback', async (request) => {
    const at = deskOf(request)
    const step = await confirmed(at, await request.req.parseBody(), 'rollback')
    if (step === null) return expired(request)
    const { detail } = await written(at, 'corpus.rollback', async () => ({
      detail: (await at.service.rollback(step.version)).version,
    }))
    const lines = [at.words.rolledBack(detail)]
    return shown(request, <Said at={at} title={at.words.rollback} lines={lines} />)
  })
  return routes
}

/** Says that a step counts no more. */
export function expired(request: Parameters<typeof deskOf>[0]) {
  const at = deskOf(request)
  return shown(request, <Said at={at} title={at.words.failed} lines={[at.words.expired]} />, 409)
}
