import { Hono } from 'hono'
import { type AddedFile, holdStep, type Pasted, pastedFile, type SentFile } from '../../../app.js'
import { isDay, VERSIONS_KEPT } from '../../../domain/index.js'
import { errorIn } from '../../../wording/errors.js'
import { failure } from '../../../wording/failure.js'
import { rejectionIn } from '../../../wording/rejections.js'
import type { WebContext, WebEnv } from '../../contract.js'
import {
  confirmed,
  type Desk,
  deskOf,
  sentenceFor,
  type WrittenDown,
} from '../../moderating/desk.js'
import { Add, Remove } from '../../pages/moderating/corpus.js'
import { Confirm, Frame, Said } from '../../pages/moderating/frame.js'
import { shown } from '../../shown.js'
import { expired } from './refresh.js'

/** Articles are not named. */
const counted = { listed: 0 }
/** Files of one form, whose bytes are bounded too, and those that are handed on together. */
const MOST_FILES = 100
const AT_ONCE = 25
const LISTED = 20

/** How articles come into the corpus and out of it. */
export function corpusRoutes(context: WebContext, written: WrittenDown): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const { now = Date.now, log } = context

  routes.get('/moderate/add', (request) => shown(request, <Add at={deskOf(request)} />))

  routes.post('/moderate/add', async (request) => {
    const at = deskOf(request)
    const form = await request.req.parseBody({ all: true })
    const sent = [form.files ?? []]
      .flat()
      .filter((each) => each instanceof File)
      .filter(({ name, size }) => name !== '' && size > 0)
    const address = typeof form.address === 'string' ? form.address.trim() : ''
    if (sent.length === 0 && address === '') {
      const lines = [at.words.nothingSent]
      return shown(request, <Said at={at} title={at.words.failed} lines={lines} />, 400)
    }
    const parts = batchesOf(sent.slice(0, MOST_FILES))
    const { lines, added } = await written(at, 'corpus.add', () =>
      adding(at, async (attempt) => {
        for (const part of parts) {
          const files = await Promise.all(
            part.map(async (file) => ({
              name: file.name,
              bytes: new Uint8Array(await file.arrayBuffer()),
            })),
          )
          await attempt(files)
        }
        if (address !== '') await attempt(address)
      }),
    )
    const left = sent.length - MOST_FILES
    if (left > 0) lines.push(at.words.tooMany(left, MOST_FILES))
    return shown(request, <Added at={at} lines={lines} added={added} />)
  })

  routes.post('/moderate/add/text', async (request) => {
    const at = deskOf(request)
    const form = await request.req.parseBody()
    const given = (name: keyof Pasted) => String(form[name] ?? '').trim()
    const pasted = {
      ...{ title: given('title'), source: given('source') },
      ...{ date: given('date'), text: given('text') },
    }
    const { date: day } = pasted
    if (day !== '' && !isDay(day)) {
      // What was written is shown again: nobody types an article twice.
      const trouble = errorIn(at.locale, failure('usage:not_a_day', { day }))
      return shown(request, <Add at={at} pasted={pasted} trouble={trouble} />, 400)
    }
    if (pasted.title === '' || pasted.text === '') {
      const page = <Add at={at} pasted={pasted} trouble={at.words.nothingSent} />
      return shown(request, page, 400)
    }
    const { lines, added } = await written(at, 'corpus.add', () =>
      adding(at, (attempt) => attempt([pastedFile(pasted)])),
    )
    return shown(request, <Added at={at} lines={lines} added={added} />)
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

  /** Adds files or the page of an address, and says what became of each. What fails with one file is told of that one. */
  async function adding(
    at: Desk,
    work: (attempt: (given: readonly SentFile[] | string) => Promise<void>) => Promise<void>,
  ) {
    const lines: string[] = []
    let added = 0
    const attempt = async (given: readonly SentFile[] | string): Promise<void> => {
      try {
        const results =
          typeof given === 'string'
            ? [await at.service.addPage(given, counted)]
            : await at.service.addToCorpus(given, counted)
        lines.push(...results.map((result) => lineOf(result, at)))
        added += results.filter(({ outcome }) => outcome === 'added').length
      } catch (error) {
        if (typeof given !== 'string' && given.length > 1) {
          for (const file of given) await attempt([file])
          return
        }
        log.error({ err: error }, '没能放进语料')
        const name = typeof given === 'string' ? given : (given[0]?.name ?? '')
        lines.push(at.words.rejected(name, sentenceFor(error, at.locale)))
      }
    }
    await work(attempt)
    const detail = lines.join('；')
    return { lines, added, detail, outcome: added > 0 ? ('done' as const) : ('failed' as const) }
  }
}

function Added({ at, lines, added }: { at: Desk; lines: readonly string[]; added: number }) {
  const next = added > 0 ? <a href="/moderate/plan">{at.words.addedNext}</a> : ''
  return <Said at={at} title={at.words.add} lines={lines} next={next} />
}

/** Files are handed on a few at a time: each time a thread is started for them. */
function batchesOf(files: readonly File[]): File[][] {
  const parts: File[][] = []
  for (let i = 0; i < files.length; i += AT_ONCE) parts.push(files.slice(i, i + AT_ONCE))
  return parts
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
