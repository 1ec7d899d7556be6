import type { Answered, Restriction } from '../../../domain/index.js'
import type { Locale } from '../../../wording/locale.js'
import { askingWordsIn } from '../../messages/asking/words-in.js'
import { Later } from '../../streamed.js'
import { otherLanguage } from '../article-address.js'
import { Page } from '../layout.js'
import { AskForm, CheckForm } from './forms.js'
import { GivenView } from './given.js'

interface Frame {
  locale: Locale
  path: string
}

/** The page to ask or to check on, with why something was not taken. */
export function FormPage(
  props: Frame & {
    kind: 'ask' | 'check'
    text?: string
    restriction?: Restriction
    trouble?: { title: string; text: string } | null
  },
) {
  const { kind, text = '', restriction = {}, trouble = null, ...frame } = props
  const words = askingWordsIn(frame.locale)
  const title = kind === 'ask' ? words.ask : words.check
  return (
    <Page {...frame} title={trouble?.title ?? title}>
      <h1>{trouble?.title ?? title}</h1>
      {trouble ? (
        <p class="notice" role="alert">
          {trouble.text}
        </p>
      ) : (
        ''
      )}
      {kind === 'ask' ? (
        <AskForm locale={frame.locale} question={text} restriction={restriction} />
      ) : (
        <CheckForm locale={frame.locale} claim={text} />
      )}
    </Page>
  )
}

/** A page that is sent before its answer is made, which comes in where `Later` stands. */
export function WaitingPage(
  props: Frame & { kind: 'ask' | 'check'; text: string; previous: Answered | null },
) {
  const { kind, text, previous, ...frame } = props
  const { locale } = frame
  const words = askingWordsIn(locale)
  return (
    <Page {...frame} title={kind === 'ask' ? text : words.check}>
      <Question kind={kind} text={text} previous={previous} locale={locale} />
      <section class="reply" aria-live="polite">
        <p class="waiting">{words.waiting}</p>
        <Later />
      </section>
    </Page>
  )
}

/** An answer of before, by its link. */
export function AnsweredPage(
  props: Frame & { given: Answered; previous: Answered | null; isStale: boolean },
) {
  const { given, previous, isStale, ...frame } = props
  const { locale } = frame
  const words = askingWordsIn(locale)
  const kind = given.kind === 'answer' ? 'ask' : 'check'
  return (
    <Page {...frame} title={kind === 'ask' ? given.question : words.check}>
      <Question kind={kind} text={given.question} previous={previous} locale={locale} />
      {isStale ? (
        <p class="notice" role="note">
          {words.changedSince}
        </p>
      ) : (
        ''
      )}
      <GivenView given={given} locale={locale} />
    </Page>
  )
}

function Question(props: {
  kind: 'ask' | 'check'
  text: string
  previous: Answered | null
  locale: Locale
}) {
  const { kind, text, previous, locale } = props
  const words = askingWordsIn(locale)
  return (
    <>
      {previous ? (
        <p class="follows">
          {words.follows}
          <a href={`/answers/${previous.id}`}>
            <bdi>{previous.question}</bdi>
          </a>
        </p>
      ) : (
        ''
      )}
      {kind === 'check' ? (
        <h1>{words.check}</h1>
      ) : (
        <h1 lang={otherLanguage(text, locale)}>
          <bdi>{text}</bdi>
        </h1>
      )}
    </>
  )
}
