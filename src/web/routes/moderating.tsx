import { Hono } from 'hono'
import { auditEntry, YoujuError } from '../../domain/index.js'
import type { WebContext, WebEnv } from '../contract.js'
import { deskOf, sentenceFor, writingDown } from '../moderating/desk.js'
import { Said } from '../pages/moderating/frame.js'
import { Overview } from '../pages/moderating/refresh.js'
import { shown } from '../shown.js'
import { moderatorsOnly } from '../visitor.js'
import { answerRoutes } from './moderating/answers.js'
import { corpusRoutes } from './moderating/corpus.js'
import { feedRoutes } from './moderating/feeds.js'
import { howRoutes } from './moderating/how.js'
import { refreshRoutes } from './moderating/refresh.js'

/** What moderators do with the corpus. Who is none is refused, and that they tried is written down, as in Discord. */
export function moderatingRoutes(context: WebContext): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const { log, now = Date.now } = context
  const written = writingDown(context)

  routes.use('/moderate', refusing)
  routes.use('/moderate/*', refusing)
  routes.get('/moderate', async (request) => {
    const at = deskOf(request)
    return shown(request, <Overview at={at} status={await at.service.status()} />)
  })
  for (const part of [refreshRoutes, corpusRoutes, feedRoutes, answerRoutes]) {
    routes.route('/', part(context, written))
  }
  routes.route('/', howRoutes(context))

  routes.onError((error, request) => {
    const visitor = request.get('visitor')
    const isTold = error instanceof YoujuError && !/^(?:not_allowed|form_)/.test(error.code)
    if (!visitor?.isModerator || !isTold) throw error
    log.error({ err: error }, '一次操作没有完成')
    const at = deskOf(request)
    const page = <Said at={at} title={at.words.failed} lines={[sentenceFor(error, at.locale)]} />
    return shown(request, page, 409)
  })
  return routes

  async function refusing(
    request: Parameters<typeof moderatorsOnly>[0],
    next: Parameters<typeof moderatorsOnly>[1],
  ) {
    const visitor = request.get('visitor')
    if (visitor?.kind === 'member' && visitor.user !== null && !visitor.isModerator) {
      const action = actionAt(request.req.path)
      const entry = { user: visitor.user, action, outcome: 'refused', detail: '' } as const
      await visitor.home.state
        ?.audit(auditEntry(now(), entry))
        .catch((err) => log.error({ err }, '没有记下管理操作'))
    }
    return moderatorsOnly(request, next)
  }
}

/** The name of what is done at an address, as the audit has it. */
function actionAt(path: string): string {
  const [, , name = 'status', step] = path.split('/')
  const known = 'add remove refresh history rollback feeds how status turned'.split(' ')
  if (name === 'plan') return 'corpus.refresh'
  if (name === 'gaps') return step === 'close' ? 'gaps.close' : 'gaps.list'
  if (!known.includes(name)) return 'corpus'
  if (name !== 'feeds') return `corpus.${name}`
  return step === 'add' ? 'corpus.feeds.add' : 'corpus.feeds.list'
}
