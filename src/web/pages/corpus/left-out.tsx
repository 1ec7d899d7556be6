import type { CorpusStatus } from '../../../app.js'
import type { Locale } from '../../../wording/locale.js'
import { rejectionIn } from '../../../wording/rejections.js'
import { corpusWordsIn } from '../../messages/corpus/words-in.js'

const MOST = 100

/** Which files are not in the corpus, and why. */
export function LeftOut({ status, locale }: { status: CorpusStatus; locale: Locale }) {
  const words = corpusWordsIn(locale)
  const { index, pending, rejected, notRead, unsettled } = status
  const { added, changed, removed } = pending
  const isWhole = rejected.length + notRead.length + unsettled.length === 0
  return (
    <>
      {index ? (
        <p>
          {words.version(index.version, `${index.createdAt.slice(0, 16).replace('T', ' ')} UTC`)}
        </p>
      ) : (
        ''
      )}
      {added + changed + removed > 0 ? <p>{words.pending(added, changed, removed)}</p> : ''}
      {isWhole ? <p>{words.allRead}</p> : ''}
      <Places title={words.rejected(rejected.length)} places={rejected} locale={locale} />
      <Places title={words.notRead(notRead.length)} places={notRead} locale={locale} />
      <Places title={words.unsettled(unsettled.length)} places={unsettled} locale={locale} />
    </>
  )
}

function Places(props: {
  title: string
  places: CorpusStatus['rejected'] | CorpusStatus['unsettled']
  locale: Locale
}) {
  const { title, places, locale } = props
  const words = corpusWordsIn(locale)
  if (places.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul class="left-out">
        {places.slice(0, MOST).map(({ file, reason }) => (
          <li>
            <bdi class="file">{file}</bdi>
            <p>{rejectionIn(locale, reason)}</p>
          </li>
        ))}
      </ul>
      {places.length > MOST ? <p>{words.moreLeftOut(places.length - MOST)}</p> : ''}
    </section>
  )
}
