import { Hono } from 'hono'
import type { ShownFeed } from '../../../app.js'
import { failure } from '../../../wording/failure.js'
import { feedsIn } from '../../../wording/feeds.js'
import type { WebContext, WebEnv } from '../../contract.js'
import { deskOf, type WrittenDown } from '../../moderating/desk.js'
import { Feeds } from '../../pages/moderating/feeds.js'
import { Said } from '../../pages/moderating/frame.js'
import { shown } from '../../shown.js'

/** Milliseconds that a reading may take; and that somebody waits for it before they are told to look again. */
const LONGEST = 10 * 60_000
const WAITS = 20_000

/** Addresses that are read regularly. Each step can be undone, so none is asked twice. */
export function feedRoutes(context: WebContext, written: WrittenDown): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const { stopping, underWay, log } = context

  routes.get('/moderate/feeds', async (request) => {
    const at = deskOf(request)
    return shown(request, <Feeds at={at} feeds={await at.service.feeds()} />)
  })

  routes.post('/moderate/feeds/add', async (request) => {
    const at = deskOf(request)
    const form = await request.req.parseBody()
    const given = (name: string) => String(form[name] ?? '').trim() || undefined
    const said = feedsIn(at.locale)
    const { line } = await written(at, 'corpus.feeds.add', async () => {
      const { feed, items, isKnown } = await at.service.addFeed(given('address') ?? '', {
        ...{ under: given('under'), schedule: given('schedule'), timeZone: given('zone') },
        ...{ user: at.user, signal: stopping },
      })
      const name = feed.title ?? feed.url
      const line = isKnown
        ? said.known(name, feed.id)
        : said.added(name, said.kind(feed.kind), items, feed.id)
      return { line, detail: `${feed.id} ${feed.url}` }
    })
    return shown(request, <Said at={at} title={at.words.feedSteps.add} lines={[line]} />)
  })

  routes.post('/moderate/feeds/change', async (request) => {
    const at = deskOf(request)
    const { words, service } = at
    const form = await request.req.parseBody()
    const id = String(form.feed ?? '')
    const said = feedsIn(at.locale)
    const name = ({ title, url }: ShownFeed) => title ?? url
    const change = async (step: string, work: Promise<ShownFeed>, say: (name: string) => string) =>
      written(at, `corpus.feeds.${step}`, async () => {
        const feed = await work
        return { line: say(name(feed)), detail: `${feed.id} ${feed.url}` }
      })
    const check = () =>
      written(at, 'corpus.feeds.check', async () => {
        const signals = [AbortSignal.timeout(LONGEST), ...(stopping ? [stopping] : [])]
        const feed = await service.checkFeed(id, { signal: AbortSignal.any(signals) })
        const line = `${name(feed)} · ${said.outcome(feed.outcome)}`
        const outcome = feed.outcome.code === 'refused' ? ('failed' as const) : ('done' as const)
        return { line, outcome, detail: `${feed.id} ${said.outcome(feed.outcome)}` }
      })
    const answer = async () => {
      if (form.do === 'pause') return change('pause', service.pauseFeed(id), said.paused)
      if (form.do === 'resume') return change('resume', service.resumeFeed(id), said.resumed)
      if (form.do === 'remove') return change('remove', service.removeFeed(id), said.removed)
      if (form.do === 'check') return soon(check())
      throw failure('usage:no_such_feed', { id })
    }
    const { line } = await answer()
    return shown(request, <Said at={at} title={words.feeds} lines={[line ?? words.checking]} />)
  })
  return routes

  /** What comes of work, or nothing where it takes longer than somebody waits; it goes on all the same. */
  async function soon<T extends { line: string }>(
    work: Promise<T>,
  ): Promise<{ line: string | null }> {
    const told = work.catch((err) => log.error({ err }, '订阅的操作没有完成'))
    underWay?.add(told)
    void told.finally(() => underWay?.delete(told))
    let timer: NodeJS.Timeout | undefined
    const later = new Promise<{ line: null }>((resolve) => {
      timer = setTimeout(() => resolve({ line: null }), WAITS)
    })
    return Promise.race([work, later]).finally(() => clearTimeout(timer))
  }
}
