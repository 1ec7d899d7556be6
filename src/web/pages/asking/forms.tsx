import { longestQuestion } from '../../../app.js'
import type { Restriction } from '../../../domain/index.js'
import type { Locale } from '../../../wording/locale.js'
import { askingWordsIn } from '../../messages/asking/words-in.js'

/** The field for a question, with what it may be limited to. */
export function AskForm(props: { locale: Locale; question?: string; restriction?: Restriction }) {
  const { locale, question = '', restriction = {} } = props
  const words = askingWordsIn(locale)
  return (
    <form class="ask" action="/ask">
      <label for="q">{words.question}</label>
      <p class="hint" id="hint">
        {words.questionHint(longestQuestion)}
      </p>
      <textarea
        id="q"
        name="q"
        rows={2}
        required
        maxlength={longestQuestion}
        aria-describedby="hint"
        enterkeyhint="search"
      >
        {question}
      </textarea>
      <RestrictionFields locale={locale} restriction={restriction} />
      <button type="submit">{words.askNow}</button>
    </form>
  )
}

/** The fields of a publisher and of two days, folded unless one is given. */
export function RestrictionFields(props: { locale: Locale; restriction: Restriction }) {
  const { locale, restriction } = props
  const words = askingWordsIn(locale)
  const { source, since, until } = restriction
  return (
    <details open={source || since || until ? true : undefined}>
      <summary>{words.restrict}</summary>
      <div class="fields">
        <label>
          {words.source}
          <input name="source" value={source ?? ''} maxlength={100} />
        </label>
        <label>
          {words.since}
          <input name="since" type="date" value={since ?? ''} />
        </label>
        <label>
          {words.until}
          <input name="until" type="date" value={until ?? ''} />
        </label>
      </div>
    </details>
  )
}

/** The field for what is to be checked. */
export function CheckForm({ locale, claim = '' }: { locale: Locale; claim?: string }) {
  const words = askingWordsIn(locale)
  return (
    <form class="ask" action="/check">
      <label for="q">{words.claim}</label>
      <p class="hint" id="hint">
        {words.claimHint(longestQuestion)}
      </p>
      <textarea
        id="q"
        name="q"
        rows={4}
        required
        maxlength={longestQuestion}
        aria-describedby="hint"
      >
        {claim}
      </textarea>
      <button type="submit">{words.checkNow}</button>
    </form>
  )
}

/** The field for a question that goes on with an answer. */
export function FollowUpForm({ locale, after }: { locale: Locale; after: string }) {
  const words = askingWordsIn(locale)
  return (
    <form class="ask follow-up" action="/ask">
      <input type="hidden" name="after" value={after} />
      <label for="next">{words.followUp}</label>
      <p class="hint" id="next-hint">
        {words.followUpHint}
      </p>
      <textarea
        id="next"
        name="q"
        rows={1}
        required
        maxlength={longestQuestion}
        aria-describedby="next-hint"
        enterkeyhint="search"
      ></textarea>
      <button type="submit">{words.askNow}</button>
    </form>
  )
}
