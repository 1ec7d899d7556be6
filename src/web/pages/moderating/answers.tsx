import type { Gap, TurnedAnswered } from '../../../domain/index.js'
import { moderatorsWorkIn } from '../../../wording/moderation.js'
import { turnedIn } from '../../../wording/turned.js'
import { askingWordsIn } from '../../messages/asking/words-in.js'
import { Sources } from '../asking/sources.js'
import { Token } from '../login.js'
import { type At, Frame, timeOf } from './frame.js'

/** Questions without a good answer, those that are alike together; whole groups are closed. */
export function Gaps(props: { at: At; groups: readonly (readonly Gap[])[]; note: string | null }) {
  const { at, groups, note } = props
  const said = moderatorsWorkIn(at.locale)
  return (
    <Frame at={at} title={at.words.gaps} path="/moderate/gaps">
      {note === null ? '' : <p role="status">{note}</p>}
      {groups.length === 0 ? (
        <p>{said.noGaps}</p>
      ) : (
        <form method="post" action="/moderate/gaps/close">
          <Token token={at.token} />
          <fieldset>
            <legend>{said.gapsTitle(groups.length)}</legend>
            {groups.map((group) => (
              <GapGroup at={at} group={group} />
            ))}
          </fieldset>
          <button type="submit">{at.words.closeGaps}</button>
        </form>
      )}
    </Frame>
  )
}

function GapGroup({ at, group }: { at: At; group: readonly Gap[] }) {
  const said = moderatorsWorkIn(at.locale)
  const [first] = group
  if (!first) return null
  const causes = said.gapCauses([...new Set(group.map(({ cause }) => cause))])
  const reason = group.find((gap) => gap.reason !== null)?.reason
  return (
    <p>
      <label>
        <input type="checkbox" name="gap" value={first.id} /> <bdi>{first.question}</bdi>
        {said.gapsSimilar(group.length)} · {timeOf(first.at)} · {causes}
        {reason ? <bdi> {said.gapReason(reason)}</bdi> : ''}
      </label>
    </p>
  )
}

/** Earlier answers for which the news has turned since, newest first. */
export function TurnedAnswers({ at, all }: { at: At; all: readonly TurnedAnswered[] }) {
  const { locale } = at
  const said = turnedIn(locale)
  const { verdicts } = askingWordsIn(locale)
  return (
    <Frame at={at} title={at.words.turned} path="/moderate/turned">
      <p>{all.length === 0 ? said.nothing : said.title(all.length)}</p>
      {all.map(({ given, turned, at: time, shown }, i) => (
        <section>
          <h2>
            <a href={`/answers/${given.id}`}>
              <bdi>{given.question}</bdi>
            </a>
          </h2>
          <p>
            {timeOf(time)}
            {shown === 'lost' ? ` · ${said.lost}` : ''}
          </p>
          {turned.map((each, j) => (
            <>
              <p>
                <bdi>{said.heading(each, verdicts, (value) => value)}</bdi>
                {each.claim === null ? '' : <bdi> · {each.claim}</bdi>}
              </p>
              {each.citation ? (
                <Sources
                  citations={[each.citation]}
                  isNumbered={false}
                  group={`${i}-${j}`}
                  locale={locale}
                />
              ) : (
                ''
              )}
            </>
          ))}
        </section>
      ))}
    </Frame>
  )
}
