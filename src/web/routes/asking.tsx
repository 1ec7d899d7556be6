import { type Context, Hono } from 'hono'
import { longestQuestion } from '../../app.js'
import { type AnswerSentence, marked, YoujuError } from '../../domain/index.js'
import { errorIn } from '../../wording/errors.js'
import { assertRange, failure } from '../../wording/failure.js'
import { keyOf } from '../access/address.js'
import type { Gate } from '../access/gate.js'
import {
  type Asked,
  answered,
  answerFor,
  checked,
  type Given,
  stillStands,
} from '../asking/asking.js'
import { Recent } from '../asking/recent.js'
import { taken } from '../asking/taken.js'
import type { Visitor, WebContext, WebEnv } from '../contract.js'
import type { Login } from '../login/login.js'
import { askingWordsIn } from '../messages/asking/words-in.js'
import { wordsIn } from '../messages/words-in.js'
import { GivenView } from '../pages/asking/given.js'
import { AnsweredPage, FormPage, WaitingPage } from '../pages/asking/pages.js'
import { Message } from '../pages/message.js'
import { frameOf, limitsIn, otherHome } from '../request.js'
import { shown } from '../shown.js'
import { streamed } from '../streamed.js'
import { visitorsOnly } from '../visitor.js'

type Kind = 'ask' | 'check'

/** Asking and checking, and each answer by its link. */
export function askingRoutes(context: WebContext, _: Login | null, gate: Gate): Hono<WebEnv> {
  const { log, now = Date.now } = context
  const routes = new Hono<WebEnv>()
  const recent = new Recent(now)

  for (const [path, kind] of [
    ['/', 'ask'],
    ['/ask', 'ask'],
    ['/check', 'check'],
  ] as const) {
    routes.get(path, visitorsOnly, async (request) => {
      const visitor = request.get('visitor')
      if (!visitor) return request.notFound()
      const text = (request.req.query('q') ?? '').trim()
      if (path === '/' || text === '') {
        const page = <FormPage {...frameOf(request)} kind={kind} restriction={limitsIn(request)} />
        return shown(request, page)
      }
      return reply(request, visitor, kind, text)
    })
  }

  routes.get('/answers/:id', visitorsOnly, async (request) => {
    const visitor = request.get('visitor')
    const locale = request.get('locale')
    const given = visitor && (await answerFor(visitor, request.req.param('id')))
    if (!given) {
      const [title, text] = [wordsIn(locale).notFound, askingWordsIn(locale).answerGone]
      const elsewhere = otherHome(request, context)
      const page = <Message {...frameOf(request)} {...{ title, text, elsewhere }} />
      return shown(request, page, 404)
    }
    const page = (
      <AnsweredPage
        {...frameOf(request)}
        given={given}
        previous={given.previous === null ? null : await answerFor(visitor, given.previous)}
        isStale={!(await stillStands(visitor, given))}
      />
    )
    return shown(request, page)
  })
  return routes

  async function reply(request: Context<WebEnv>, visitor: Visitor, kind: Kind, text: string) {
    const frame = frameOf(request)
    const { locale } = frame
    const restriction = limitsIn(request)
    const untaken = (status: 400 | 429 | 503, title: string, why: string) => {
      const trouble = { title, text: why }
      return shown(
        request,
        <FormPage {...frame} {...{ kind, text, restriction, trouble }} />,
        status,
      )
    }
    try {
      assertRange(restriction)
      assertLength(kind, text)
    } catch (error) {
      if (!(error instanceof YoujuError)) throw error
      return untaken(400, wordsIn(locale).refused, errorIn(locale, error))
    }
    // Also says early, while a status can still be sent, that no index can be opened.
    const { indexVersion } = await visitor.home.service.list({ perPage: 1 })
    const after = request.req.query('after')
    const previous = after ? await answerFor(visitor, after) : null
    const who = keyOf(visitor.user, request)
    const key = JSON.stringify([who, kind, text, previous?.id, restriction])
    const known = recent.idOf(key, indexVersion)
    if (known !== null) return request.redirect(`/answers/${known}`, 303)
    const refusal = await taken(request, gate)
    if (refusal !== null) return untaken(refusal.status, refusal.title, refusal.why)
    const wish = { question: text, locale, visitor, previous: previous?.id ?? null, restriction }
    const page = <WaitingPage {...frame} kind={kind} text={text} previous={previous} />
    return streamed(request, page, async (write, signal) => {
      try {
        const asked = { ...wish, signal }
        const given = await gate.run(who, signal, () => give(kind, asked, write))
        if (given === null) return await alert(askingWordsIn(locale).noClaim)
        if (given.id !== null) recent.note(key, given.id, indexVersion)
        return String(await (<GivenView given={given} locale={locale} />))
      } catch (error) {
        // Nobody is there to be told.
        if (signal.aborted) return ''
        const isTold = error instanceof YoujuError && told.has(error.code)
        if (!isTold) log.error({ err: error }, '网页出错')
        return alert(isTold ? errorIn(locale, error) : wordsIn(locale).failedMore)
      }
    })
  }

  async function give(
    kind: Kind,
    asked: Asked,
    write: (html: string) => void,
  ): Promise<Given | null> {
    if (kind === 'check') return checked(asked, log, now)
    let sentences = 0
    const given = await answered(asked, log, now, (sentence) => {
      write(`${sentences++ === 0 ? '<p class="draft">' : ''}${draft(sentence)}`)
    })
    if (sentences > 0) write('</p>')
    return given
  }
}

/** What a visitor wrote that cannot be carried out, and so is told; all else is for the log. */
const told: ReadonlySet<YoujuError['code']> = new Set([
  'question_empty',
  'question_too_long',
  'claim_empty',
  'claim_too_long',
  'claim_without_content',
  'usage',
  'too_busy',
])

/** @throws YoujuError question_too_long, claim_too_long */
function assertLength(kind: Kind, { length }: string): void {
  if (length <= longestQuestion) return
  const code = kind === 'ask' ? 'question_too_long' : 'claim_too_long'
  throw failure(code, { length, most: longestQuestion })
}

/** A sentence while the next ones are still being written. */
function draft(sentence: AnswerSentence): string {
  return String(<bdi>{marked(sentence)}</bdi>)
}

async function alert(text: string): Promise<string> {
  return String(
    await (
      <div class="given">
        <p class="notice" role="alert">
          {text}
        </p>
      </div>
    ),
  )
}
