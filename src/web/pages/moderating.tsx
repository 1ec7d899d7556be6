import type { Child } from 'hono/jsx'
import type { CorpusPlan, CorpusStatus, IngestReport, ShownFeed, VersionEntry } from '../../app.js'
import type { AuditEntry } from '../../domain/index.js'
import { feedsIn } from '../../wording/feeds.js'
import { moderationIn } from '../../wording/moderation.js'
import { rejectionIn } from '../../wording/rejections.js'
import { howWordsIn } from '../messages/how/words-in.js'
import type { Desk } from '../moderating/desk.js'
import { Page } from './layout.js'
import { Token } from './login.js'

type At = Pick<Desk, 'locale' | 'words' | 'token'>

/** How many of each kind are listed. */
const LISTED = 50

/** The frame of each page for moderators. */
export function Frame(props: {
  at: At
  title: string
  path: string
  /** Where the links of the languages lead, if elsewhere. */
  address?: string
  children?: Child
}) {
  const { at, title, path, address = path, children } = props
  const { words, locale } = at
  const places = {
    '/moderate': words.title,
    '/moderate/plan': words.plan,
    '/moderate/add': words.add,
    '/moderate/remove': words.remove,
    '/moderate/feeds': words.feeds,
    '/moderate/history': words.history,
    '/moderate/how': howWordsIn(locale).title,
  }
  return (
    <Page locale={locale} title={title} path={address} styles={['moderating.css']}>
      <nav class="moderating" aria-label={words.title}>
        {Object.entries(places).map(([to, name]) => (
          <a href={to} aria-current={to === path ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      <h1>{title}</h1>
      {children}
    </Page>
  )
}

/** Sentences that say what was done, or why not. */
export function Said(props: { at: At; title: string; lines: readonly string[]; next?: Child }) {
  const { at, title, lines, next } = props
  return (
    <Frame at={at} title={title} path="/moderate">
      <ul>
        {lines.map((line) => (
          <li>
            <bdi>{line}</bdi>
          </li>
        ))}
      </ul>
      {next ?? ''}
      <p>
        <a href="/moderate">{at.words.back}</a>
      </p>
    </Frame>
  )
}

/** A form that does what was shown, and the way back. */
export function Confirm(props: { at: At; action: string; step: string; label: string }) {
  const { at, action, step, label } = props
  return (
    <form method="post" action={action}>
      <Token token={at.token} />
      <input type="hidden" name="step" value={step} />
      <button type="submit">{label}</button> <a href="/moderate">{at.words.cancel}</a>
    </form>
  )
}

export function Overview({ at, status }: { at: At; status: CorpusStatus }) {
  const { words } = at
  const { index, pending } = status
  const waits = pending.added + pending.changed + pending.removed > 0
  return (
    <Frame at={at} title={words.title} path="/moderate">
      <p>{index ? words.serving(index.version, index.articles, index.passages) : words.noIndex}</p>
      <p>
        {waits ? words.pending(pending.added, pending.changed, pending.removed) : words.upToDate}
      </p>
    </Frame>
  )
}

export function Plan(props: { at: At; plan: CorpusPlan; step: string | null; notice: string }) {
  const { at, plan, step, notice } = props
  const { words, locale } = at
  const because = (reason: CorpusPlan['rejected'][number]['reason']) => rejectionIn(locale, reason)
  const kinds: [keyof typeof words.kinds, string[]][] = [
    ['added', plan.added.map(nameOf)],
    ['changed', plan.changed.map(nameOf)],
    ['removed', plan.removed.map(nameOf)],
    ['copies', plan.copies.map(({ article, of }) => `${nameOf(article)} ← ${nameOf(of)}`)],
    ['rejected', plan.rejected.map(({ file, reason }) => `${file} · ${because(reason)}`)],
    ['unsettled', plan.unsettled.map(({ file, reason }) => `${file} · ${because(reason)}`)],
  ]
  const { added, changed, removed, unchanged } = plan
  return (
    <Frame at={at} title={words.plan} path="/moderate/plan">
      {notice === '' ? '' : <p role="alert">{notice}</p>}
      {step === null ? (
        <p>{words.planNothing}</p>
      ) : (
        <>
          <p>{words.planCounts(added.length, changed.length, removed.length, unchanged)}</p>
          {plan.indexVersion === null ? <p>{words.planFresh}</p> : ''}
          <Confirm at={at} action="/moderate/refresh" step={step} label={words.refresh} />
        </>
      )}
      {kinds.map(([kind, items]) => (
        <Listed title={words.kinds[kind]} items={items} more={words.more} />
      ))}
    </Frame>
  )
}

function Listed(props: { title: string; items: readonly string[]; more: (n: number) => string }) {
  const { title, items, more } = props
  if (items.length === 0) return null
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {items.slice(0, LISTED).map((item) => (
          <li>
            <bdi>{item}</bdi>
          </li>
        ))}
        {items.length > LISTED ? <li>{more(items.length - LISTED)}</li> : ''}
      </ul>
    </>
  )
}

type Named = { title: string | null; file: string; source: string | null; published: string | null }

const nameOf = ({ title, file, source, published }: Named): string =>
  [title ?? file, source, published].filter(Boolean).join(' · ')

/** How a refresh ended; `again` is the step that puts it in service all the same. */
export function Report(props: { at: At; report: IngestReport; again: string | null }) {
  const { at, report, again } = props
  const { words } = at
  const { canaries, published, version, serving, articles, passages } = report
  const { added, changed, removed, unchanged } = report
  const isUnopened = published && version !== serving
  return (
    <Frame at={at} title={words.refresh} path="/moderate/refresh">
      <p role="status">
        {isUnopened
          ? words.unopened(version, serving)
          : published
            ? words.done(version, articles, passages)
            : words.stopped}
      </p>
      <p>{words.planCounts(added, changed, removed, unchanged)}</p>
      {canaries ? (
        <p>{words.canaries(canaries.asked, canaries.rightAfter, canaries.rightBefore)}</p>
      ) : (
        ''
      )}
      <ul>
        {(canaries?.worse ?? []).map(({ question, before, after }) => (
          <li>
            <bdi>{question}</bdi>
            <br />
            <bdi>{words.worse(before, after)}</bdi>
          </li>
        ))}
      </ul>
      {again === null ? (
        ''
      ) : (
        <Confirm at={at} action="/moderate/refresh" step={again} label={words.refreshAnyway} />
      )}
    </Frame>
  )
}

export function History(props: {
  at: At
  versions: readonly VersionEntry[]
  audited: readonly AuditEntry[]
}) {
  const { at, versions, audited } = props
  const { words, locale } = at
  const { actions, outcomes } = moderationIn(locale)
  return (
    <Frame at={at} title={words.history} path="/moderate/history">
      <ul>
        {versions.map(({ version, inService, holds }) => (
          <li>
            {version} · {holds ? `${timeOf(holds.createdAt)} · ` : ''}
            {holds ? words.articles(holds.articles) : words.damaged}{' '}
            {inService ? (
              words.inService
            ) : (
              <a href={`/moderate/rollback?${new URLSearchParams({ version })}`}>
                {words.rollback}
              </a>
            )}
          </li>
        ))}
      </ul>
      <h2>{words.audit}</h2>
      <ul>
        {audited.map(({ at: time, user, action, outcome, detail }) => (
          <li>
            {timeOf(time)} · {user === 'cli' ? words.commandLine : user} ·{' '}
            {actions[action] ?? action} · {outcomes[outcome]}
            {detail === '' ? '' : ' · '}
            <bdi>{detail}</bdi>
          </li>
        ))}
      </ul>
    </Frame>
  )
}

const timeOf = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`

export function Add({ at }: { at: At }) {
  const { words } = at
  return (
    <Frame at={at} title={words.add} path="/moderate/add">
      <form method="post" action="/moderate/add" enctype="multipart/form-data">
        <Token token={at.token} />
        <p>
          <label>
            {words.files} <input type="file" name="files" multiple />
          </label>
        </p>
        <p>
          <label>
            {words.address} <input type="url" name="address" maxlength={2000} />
          </label>
        </p>
        <p>{words.addHint}</p>
        <button type="submit">{words.add}</button>
      </form>
    </Frame>
  )
}

export function Remove({ at }: { at: At }) {
  const { words } = at
  return (
    <Frame at={at} title={words.remove} path="/moderate/remove">
      <form method="get" action="/moderate/remove">
        <p>
          <label>
            {words.target} <input name="target" required maxlength={1000} />
          </label>
        </p>
        <button type="submit">{words.remove}</button>
      </form>
    </Frame>
  )
}

export function Feeds({ at, feeds }: { at: At; feeds: readonly ShownFeed[] }) {
  const { words } = at
  return (
    <Frame at={at} title={words.feeds} path="/moderate/feeds">
      {feeds.length === 0 ? <p>{words.noFeeds}</p> : ''}
      {feeds.map((feed) => (
        <FeedShown at={at} feed={feed} />
      ))}
      <h2>{words.feedSteps.add}</h2>
      <form method="post" action="/moderate/feeds/add">
        <Token token={at.token} />
        <p>
          <label>
            {words.address} <input type="url" name="address" required maxlength={2000} />
          </label>
        </p>
        {(['under', 'schedule', 'zone'] as const).map((name) => (
          <p>
            <label>
              {words[name]} <input name={name} maxlength={100} />
            </label>
          </p>
        ))}
        <button type="submit">{words.feedSteps.add}</button>
      </form>
    </Frame>
  )
}

function FeedShown({ at, feed }: { at: At; feed: ShownFeed }) {
  const { words, locale, token } = at
  const said = feedsIn(locale)
  const { id, title, url, kind, isPaused, lastReadAt, outcome, nextReading, failed } = feed
  const next = nextReading === null ? said.byHand : said.nextReading(timeOf(nextReading))
  const time = lastReadAt === null ? null : timeOf(lastReadAt)
  const steps = ['check', isPaused ? 'resume' : 'pause', 'remove'] as const
  return (
    <section>
      <h2>
        <bdi>{title ?? url}</bdi>
      </h2>
      <p>
        {said.kind(kind)} · <bdi>{url}</bdi> · {isPaused ? said.isPaused : next}
      </p>
      <p>{said.lastRead(time, said.outcome(outcome))}</p>
      <ul>
        {failed.map(({ key, title: of, failure }) =>
          failure === null ? (
            ''
          ) : (
            <li>
              <bdi>{said.failedItem(of ?? key, rejectionIn(locale, failure))}</bdi>
            </li>
          ),
        )}
      </ul>
      <form method="post" action="/moderate/feeds/change">
        <Token token={token} />
        <input type="hidden" name="feed" value={id} />
        {steps.map((step) => (
          <button type="submit" name="do" value={step}>
            {words.feedSteps[step]}
          </button>
        ))}
      </form>
    </section>
  )
}
