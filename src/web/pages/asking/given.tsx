import type { Locale } from '../../../wording/locale.js'
import type { Given } from '../../asking/asking.js'
import { askingWordsIn } from '../../messages/asking/words-in.js'
import { AnswerView } from './answer.js'
import { ChecksView } from './check.js'
import { FollowUpForm } from './forms.js'
import { Receipt } from './receipt.js'

/** An answer or check with what can be done with it. */
export function GivenView({ given, locale }: { given: Given; locale: Locale }) {
  const words = askingWordsIn(locale)
  const { id } = given
  return (
    <div class="given">
      {given.kind === 'answer' ? (
        <AnswerView locale={locale} answer={given.answer} restriction={given.restriction} />
      ) : (
        <ChecksView locale={locale} checks={given.checks} left={given.left} />
      )}
      <Receipt given={given} locale={locale} />
      {id === null ? (
        ''
      ) : (
        <p>
          <a class="permalink" href={`/answers/${id}`}>
            {words.linkToAnswer}
          </a>
        </p>
      )}
      {id !== null && given.kind === 'answer' ? <FollowUpForm locale={locale} after={id} /> : ''}
    </div>
  )
}
