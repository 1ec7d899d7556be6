import type { CorpusPlan, CorpusStatus, IngestReport, VersionEntry } from '../../../app.js'
import type { AuditEntry } from '../../../domain/index.js'
import { moderationIn } from '../../../wording/moderation.js'
import { rejectionIn } from '../../../wording/rejections.js'
import { type At, Confirm, Frame, Listed, timeOf } from './frame.js'

/** What serves, and what waits for a refresh. */
export function Overview({ at, status }: { at: At; status: CorpusStatus }) {
  const { words } = at
  const { index, pending } = status
  const waits = pending.added + pending.changed + pending.removed > 0
  return (
    <Frame at={at} title={words.title} path="/moderate">
      <p>{index ? words.serving(index.version, index.articles, index.passages) : words.noIndex}</p>
      {index && !index.fits ? <p role="alert">{words.faults.index_incompatible}</p> : ''}
      <p>
        {waits ? words.pending(pending.added, pending.changed, pending.removed) : words.upToDate}
      </p>
      <p>
        <a href="/corpus/left-out">{words.leftOut}</a>
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
