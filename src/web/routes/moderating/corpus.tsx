import { Hono } from 'hono'
import { type AddedFile, holdStep } from '../../../app.js'
import { VERSIONS_KEPT } from '../../../domain/index.js'
import { rejectionIn } from '../../../wording/rejections.js'
import type { WebContext, WebEnv } from '../../contract.js'
import {
  confirmed,
  type Desk,
  deskOf,
  sentenceFor,
  type WrittenDown,
} from '../../moderating/desk.js'
import { Add, Confirm, Frame, Remove, Said } from '../../pages/moderating.js'
import { shown } from '../../shown.js'
import { expired } from './refresh.js'

/** Articles are not named. */
const counted = { listed: 0 }
const MOST_FILES = 20
const LISTED = 20

/** How articles come into the corpus and out of it. */
export function corpusRoutes(context: WebContext, written: WrittenDown): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const { now = Date.now, log } = context

  routes.get('/moderate/add', (request) => shown(request, <Add at={deskOf(request)} />))

  routes.post('/moderate/add', async (request) => {
    const at = deskOf(request)
    const form = await request.req.parseBody({ all: true })
    const sent = [form.files ?? []].flat().filter((each) => each instanceof File)
    const files = sent.filter(({ name, size }) => name !== '' && size > 0).slice(0, MOST_FILES)
    const address = typeof form.address === 'string' ? form.address.trim() : ''
    if (files.length === 0 && address === '') {
      const lines = [at.words.nothingSent]
      return shown(request, <Said at={at} title={at.words.failed} lines={lines} />, 400)
    }
    const { lines, added } = await written(at, 'corpus.add', async () => {
      const lines: string[] = []
      let added = 0
      const attempt = async (name: string, add: () => Promise<readonly AddedFile[]>) => {
        try {
          const results = await add()
          lines.push(...results.map((result) => lineOf(result, at)))
          added += results.filter(({ outcome }) => outcome === 'added').length
        } catch (error) {
          log.error({ err: error }, '没能放进语料')
          lines.push(at.words.rejected(name, sentenceFor(error, at.locale)))
        }
      }
      // One by one: what fails with one of them is told of that one.
      for (const file of files) {
        const bytes = new Uint8Array(await file.arrayBuffer())
        await attempt(file.name, () =>
          at.service.addToCorpus([{ name: file.name, bytes }], counted),
        )
      }
      if (address !== '') {
        await attempt(address, async () => [await at.service.addPage(address, counted)])
      }
      const detail = lines.join('；')
      return { lines, added, detail, outcome: added > 0 ? ('done' as const) : ('failed' as const) }
    })
    const next = added > 0 ? <a href="/moderate/plan">{at.words.addedNext}</a> : ''
    return shown(request, <Said at={at} title={at.words.add} lines={lines} next={next} />)
  })

  routes.get('/moderate/remove', async (request) => {
    const at = deskOf(request)
    const { words } = at
    const target = request.req.query('target')?.trim() ?? ''
    if (target === '') return shown(request, <Remove at={at} />)
    const { file, what, articles } = await at.service.removeFromCorpus(target, { dryRun: true })
    const step = await holdStep(at.state, at.user, { what: 'remove', target }, now())
    return shown(
      request,
      <Frame at={at} title={words.remove} path="/moderate/remove">
        <p>{words.removeAsk(file, what, articles.length)}</p>
        <ul>
          {articles.slice(0, LISTED).map(({ title, id }) => (
            <li>
              <bdi>{title ?? id}</bdi>
            </li>
          ))}
          {articles.length > LISTED ? <li>{words.more(articles.length - LISTED)}</li> : ''}
        </ul>
        <Confirm at={at} action="/moderate/remove" step={step} label={words.confirm} />
      </Frame>,
    )
  })

  routes.post('/moderate/remove', async (request) => {
    const at = deskOf(request)
    const step = await confirmed(at, await request.req.parseBody(), 'remove')
    if (step === null) return expired(request)
    const { file } = await written(at, 'corpus.remove', async () => {
      const { file, what } = await at.service.removeFromCorpus(step.target)
      return { file, detail: what === 'record' ? step.target : file }
    })
    const lines = [at.words.removed(file, VERSIONS_KEPT)]
    return shown(request, <Said at={at} title={at.words.remove} lines={lines} />)
  })
  return routes
}

function lineOf(
  { name, outcome, file, articleCount, rejected }: AddedFile,
  { words, locale }: Desk,
): string {
  if (outcome === 'added') return words.added(name, articleCount, rejected.length)
  if (outcome === 'present') return words.present(name, file ?? '')
  const [first] = rejected
  return words.rejected(name, first ? rejectionIn(locale, first.reason) : '')
}
