import type { Answer, Conflict, Restriction } from '../../../domain/index.js'
import { isUnanswered } from '../../../domain/index.js'
import { noteIn, silenceIn } from '../../../wording/answers.js'
import type { Locale } from '../../../wording/locale.js'
import { modelFailureIn } from '../../../wording/model-failures.js'
import { askingWordsIn } from '../../messages/asking/words-in.js'
import { otherLanguage } from '../article-address.js'
import { Markers, Particulars, Sources } from './sources.js'

/** An answer: its sentences, what other reports say, and beside them the quotes that they rest on. */
export function AnswerView(props: {
  locale: Locale
  answer: Answer
  restriction?: Restriction | undefined
}) {
  const { locale, answer, restriction } = props
  const words = askingWordsIn(locale)
  const { status, short, sentences, citations, conflicts, related, isNear } = answer
  const isAnswered = status === 'answered'
  const lang = otherLanguage(answer.answer, locale)
  const cited = isAnswered ? citations : isNear ? related : []
  return (
    <div class="beside">
      <section class="answer" aria-label={words.answer}>
        {isAnswered ? '' : <p class="silence">{silenceIn(locale, answer).trimEnd()}</p>}
        {isAnswered && short ? (
          <p class="short" lang={lang}>
            <bdi>{short}</bdi>
          </p>
        ) : (
          ''
        )}
        <p class="sentences" lang={lang}>
          {sentences.map(({ text, cites }) => (
            <>
              <bdi>{text}</bdi>
              <Markers cites={cites} locale={locale} />
            </>
          ))}
        </p>
        {isAnswered
          ? conflicts.map((conflict) => (
              <ConflictView conflict={conflict} answer={answer} locale={locale} />
            ))
          : ''}
        <Notes answer={answer} restriction={restriction} locale={locale} />
      </section>
      {cited.length > 0 ? (
        <section class="evidence">
          <h2>{words.sources}</h2>
          <Sources citations={cited} isNumbered locale={locale} />
        </section>
      ) : related.length > 0 && answer.clarify === null ? (
        <section class="evidence">
          <h2>{words.related}</h2>
          <Sources citations={related} isNumbered={false} locale={locale} />
        </section>
      ) : (
        ''
      )}
    </div>
  )
}

/** What reports say differently, side by side. */
function ConflictView(props: { conflict: Conflict; answer: Answer; locale: Locale }) {
  const { conflict, answer, locale } = props
  const { about, values } = conflict
  const words = askingWordsIn(locale)
  // Where it is about the question itself, that stands above already.
  const isTold = /[？?]\s*$/u.test(about)
  return (
    <section class="conflict">
      <h2>{isTold ? words.conflict : words.conflictAbout(about)}</h2>
      <ul class="columns">
        {values.map(({ value, n }) => {
          const citation = answer.citations.find((each) => each.n === n)
          return (
            <li>
              <strong lang={otherLanguage(value, locale)}>
                <bdi>{value}</bdi>
              </strong>
              <Markers cites={[n]} locale={locale} />
              {citation ? (
                <p class="particulars">
                  <Particulars citation={citation} locale={locale} />
                </p>
              ) : (
                ''
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** How the question was read, what it was limited to, and how many sources there are. */
function Notes(props: { answer: Answer; restriction?: Restriction | undefined; locale: Locale }) {
  const { answer, restriction = {}, locale } = props
  const words = askingWordsIn(locale)
  const { notes, modelFailure, status, citations, independentOrigins, corpusAsOf } = answer
  const reports = new Set(citations.map(({ articleId }) => articleId)).size
  const copies = Math.max(0, reports - independentOrigins)
  const { source, since, until } = restriction
  const lines = [
    ...notes.map((note) => noteIn(locale, note)),
    ...(modelFailure === null ? [] : [modelFailureIn(locale, modelFailure, status === 'answered')]),
    ...(source ? [words.onlySource(source)] : []),
    ...(since || until ? [words.onlyDays(since ?? null, until ?? null)] : []),
    ...(isUnanswered(answer) ? [words.noted] : []),
    ...(reports > 0 ? [words.counts(reports, independentOrigins, copies)] : []),
    ...(corpusAsOf ? [words.corpusAsOf(corpusAsOf)] : []),
  ]
  return (
    <ul class="notes">
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  )
}
