import type { ShownFeed } from '../../../app.js'
import { feedsIn } from '../../../wording/feeds.js'
import { rejectionIn } from '../../../wording/rejections.js'
import { Token } from '../login.js'
import { type At, Frame, timeOf } from './frame.js'

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
  const {
    id,
    title,
    url,
    kind,
    isPaused,
    lastReadAt,
    outcome,
    nextReading,
    failed,
    vanished,
    vanishedCount,
  } = feed
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
      {vanishedCount === 0 ? (
        ''
      ) : (
        <details>
          <summary>{said.vanishedTitle(vanishedCount)}</summary>
          <ul>
            {vanished.map(({ key, title: of, file, vanishedAt }) => (
              <li>
                <bdi>{of ?? key}</bdi> · {said.vanishedSince(timeOf(vanishedAt))} ·{' '}
                {file === null ? said.notInCorpus : <bdi>{file}</bdi>}
              </li>
            ))}
          </ul>
        </details>
      )}
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
