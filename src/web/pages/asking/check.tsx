import { toTraditional } from '../../../app.js'
import type { ClaimCheck } from '../../../domain/index.js'
import { checkIn } from '../../../wording/check-reasons.js'
import type { Locale } from '../../../wording/locale.js'
import { modelFailureIn } from '../../../wording/model-failures.js'
import { askingWordsIn } from '../../messages/asking/words-in.js'
import { otherLanguage } from '../article-address.js'
import { Markers, Sources } from './sources.js'

/** Checked claims, each with its verdict, the reasons for it and the quotes beside them. */
export function ChecksView(props: { locale: Locale; checks: readonly ClaimCheck[]; left: number }) {
  const { locale, checks, left } = props
  const words = askingWordsIn(locale)
  return (
    <>
      {checks.map((check, i) => (
        <CheckView check={check} group={checks.length > 1 ? `${i + 1}` : ''} locale={locale} />
      ))}
      {left > 0 ? <p class="notice">{words.claimsLeft(left)}</p> : ''}
    </>
  )
}

function CheckView(props: { check: ClaimCheck; group: string; locale: Locale }) {
  const { group, locale } = props
  const words = askingWordsIn(locale)
  // In simplified Chinese reasons come in the script of the claim.
  const check = locale === 'zh-CN' ? props.check : checkIn(locale, props.check, toTraditional)
  const { claim, verdict, parts, reasons, citations, related, modelFailure } = check
  const reports = new Set(citations.map(({ articleId }) => articleId)).size
  const lines = [
    ...(modelFailure === null ? [] : [modelFailureIn(locale, modelFailure, true)]),
    ...(reports > 0
      ? [
          words.counts(
            reports,
            check.independentOrigins,
            Math.max(0, reports - check.independentOrigins),
          ),
        ]
      : []),
    ...(check.corpusAsOf ? [words.corpusAsOf(check.corpusAsOf)] : []),
  ]
  return (
    <div class="beside">
      <section class="answer">
        <h2>
          <span class={`verdict ${verdict}`}>{words.verdicts[verdict]}</span>{' '}
          <bdi lang={otherLanguage(claim, locale)}>{claim}</bdi>
        </h2>
        <ul class="reasons">
          {parts.length > 1
            ? parts.map((part) => (
                <li>
                  <span class={`verdict ${part.verdict}`}>{words.verdicts[part.verdict]}</span>{' '}
                  <bdi lang={otherLanguage(part.text, locale)}>{part.text}</bdi>
                  {part.reasons.map((reason) => (
                    <p>
                      <Cited text={reason} group={group} locale={locale} />
                    </p>
                  ))}
                </li>
              ))
            : reasons.map((reason) => (
                <li>
                  <Cited text={reason} group={group} locale={locale} />
                </li>
              ))}
        </ul>
        <ul class="notes">
          {lines.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      </section>
      {citations.length > 0 || related.length > 0 ? (
        <section class="evidence">
          <h3>{citations.length > 0 ? words.sources : words.relatedToClaim}</h3>
          <Sources
            citations={citations.length > 0 ? citations : related}
            isNumbered={citations.length > 0}
            group={group}
            locale={locale}
          />
        </section>
      ) : (
        ''
      )}
    </div>
  )
}

/** A reason, in which markers such as [1] are links. */
function Cited({ text, group, locale }: { text: string; group: string; locale: Locale }) {
  return (
    <>
      {text
        .split(/(\[\d{1,4}\])/)
        .map((part, i) =>
          i % 2 === 1 ? (
            <Markers cites={[Number(part.slice(1, -1))]} group={group} locale={locale} />
          ) : (
            <bdi>{part}</bdi>
          ),
        )}
    </>
  )
}
