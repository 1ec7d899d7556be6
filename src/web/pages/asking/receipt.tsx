import type { ReceiptLine } from '../../../domain/index.js'
import type { Locale } from '../../../wording/locale.js'
import type { Given } from '../../asking/asking.js'
import { askingWordsIn } from '../../messages/asking/words-in.js'
import { articleAddress } from '../article-address.js'

/** How an answer came about, shown when it is asked for. */
export function Receipt({ given, locale }: { given: Given; locale: Locale }) {
  const words = askingWordsIn(locale)
  const shown = given.kind === 'answer' ? given.answer : given.checks[0]
  const lines = given.kind === 'answer' ? given.receipt : []
  return (
    <details class="receipt">
      <summary>{words.receipt}</summary>
      <p>{words.receiptVersion(shown?.indexVersion ?? '—', timeOf(given.at))}</p>
      {given.kind === 'answer' ? (
        <>
          <p>{words.receiptHow(given.answer.mode, given.answer.confidence)}</p>
          {lines.length === 0 ? (
            <p>{words.receiptNothing}</p>
          ) : (
            <>
              <p>{words.receiptPassages}</p>
              <ol>
                {lines.map((line) => (
                  <Passage line={line} locale={locale} />
                ))}
              </ol>
            </>
          )}
        </>
      ) : (
        ''
      )}
    </details>
  )
}

function Passage({ line, locale }: { line: ReceiptLine; locale: Locale }) {
  const { articleId, title, score, dense, lexical } = line
  const words = askingWordsIn(locale)
  return (
    <li>
      <a href={articleAddress(articleId, line)}>
        <bdi>{title ?? articleId}</bdi>
      </a>{' '}
      · {score.toFixed(2)} · {words.receiptRanks(dense, lexical)}
    </li>
  )
}

/** An ISO time to the minute, in the time of the world: which zone a reader is in is not known. */
function timeOf(at: string): string {
  return `${at.slice(0, 16).replace('T', ' ')} UTC`
}
