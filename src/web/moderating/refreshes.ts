import { holdStep, type IngestReport, type Step } from '../../app.js'
import { YoujuError } from '../../domain/index.js'
import type { WebContext, WebHome } from '../contract.js'
import { type CameOf, type Desk, sentenceFor, type WrittenDown } from './desk.js'

/** How far the refresh of a home is, or how the last one ended. */
type RefreshShown =
  | { is: 'running'; stage: 'read' | 'embed' | 'canary'; done: number; total: number | null }
  /** `again` is the step that puts it in service all the same, for who began it. */
  | { is: 'over'; report: IngestReport; user: string; again: string | null }
  | { is: 'failed'; error: unknown }

/** The refreshes that were begun from the pages since the start of this process. */
export class Refreshes {
  readonly #shown = new WeakMap<WebHome, RefreshShown>()

  constructor(
    readonly context: WebContext,
    readonly written: WrittenDown,
  ) {}

  of(home: WebHome): RefreshShown | null {
    return this.#shown.get(home) ?? null
  }

  /** Begins one, unless one is under way; what becomes of it is shown and written down, also if nobody looks. */
  async begin(desk: Desk, step: Extract<Step, { what: 'refresh' }>): Promise<void> {
    if (this.of(desk.home)?.is === 'running') return
    this.#shown.set(desk.home, { is: 'running', stage: 'read', done: 0, total: null })
    await this.written(desk, 'corpus.refresh', async () => ({ outcome: 'started', detail: '' }))
    const work = this.#run(desk, step)
    const { underWay } = this.context
    underWay?.add(work)
    void work.finally(() => underWay?.delete(work))
  }

  /** Never rejects. */
  async #run(desk: Desk, step: Extract<Step, { what: 'refresh' }>): Promise<void> {
    const { home, state, user, locale } = desk
    const { log, now = Date.now } = this.context
    const at = new Date(now()).toISOString()
    // Whoever starts after a crash says that it was interrupted.
    const id = await state.beginRefresh({ user, locale, at }).catch(() => null)
    try {
      await this.written(desk, 'corpus.refresh', () => this.#ingested(desk, step))
    } catch (error) {
      this.#shown.set(home, { is: 'failed', error })
      if (!(error instanceof YoujuError)) log.error({ err: error }, '刷新时出错')
    }
    if (id !== null) {
      await state.endRefresh(id).catch((err) => log.error({ err }, '没有记下刷新的进展'))
    }
  }

  async #ingested(
    desk: Desk,
    { evenIfWorse, corpus }: Extract<Step, { what: 'refresh' }>,
  ): Promise<CameOf> {
    const { home, service, state, user, words, locale } = desk
    const { stopping: signal, now = Date.now } = this.context
    try {
      const report = await service.ingest({
        evenIfWorse,
        signal,
        onProgress: (stage, done, total) =>
          this.#shown.set(home, { is: 'running', stage, done, total }),
      })
      const step = { what: 'refresh', evenIfWorse: true, corpus } as const
      const again = report.published ? null : await holdStep(state, user, step, now())
      this.#shown.set(home, { is: 'over', report, user, again })
      if (report.version !== report.serving && report.published) {
        return { outcome: 'failed', detail: words.unopened(report.version, report.serving) }
      }
      const { added, changed, removed, unchanged, published } = report
      const detail = words.planCounts(added, changed, removed, unchanged)
      return { outcome: published ? 'done' : 'stopped', detail }
    } catch (error) {
      const isStopped = error instanceof YoujuError && error.code === 'refresh_stopped'
      if (!isStopped) throw error
      this.#shown.set(home, { is: 'failed', error })
      return { outcome: 'stopped', detail: sentenceFor(error, locale) }
    }
  }
}
