import { Hono } from 'hono'
import { closeGroups } from '../../../app.js'
import { moderatorsWorkIn } from '../../../wording/moderation.js'
import type { WebContext, WebEnv } from '../../contract.js'
import { deskOf, type WrittenDown } from '../../moderating/desk.js'
import { Gaps, TurnedAnswers } from '../../pages/moderating/answers.js'
import { shown } from '../../shown.js'

const MOST_TURNED = 50

/** What became of answers: those that are missing, and those that are reported otherwise now. */
export function answerRoutes(_: WebContext, written: WrittenDown): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()

  routes.get('/moderate/gaps', async (request) => {
    const at = deskOf(request)
    return shown(request, <Gaps at={at} groups={await at.service.gaps()} note={null} />)
  })

  routes.post('/moderate/gaps/close', async (request) => {
    const at = deskOf(request)
    const form = await request.req.parseBody({ all: true })
    const chosen = [form.gap ?? []].flat().map(String)
    const { closed } = await written(at, 'gaps.close', async () =>
      closeGroups(at.state, await at.service.gaps(), chosen, at.user),
    )
    const note = moderatorsWorkIn(at.locale).gapsClosed(closed)
    return shown(request, <Gaps at={at} groups={await at.service.gaps()} note={note} />)
  })

  routes.get('/moderate/turned', async (request) => {
    const at = deskOf(request)
    const all = await at.state.turnedAnswers(MOST_TURNED)
    return shown(request, <TurnedAnswers at={at} all={all} />)
  })
  return routes
}
