import type { ArticleList, CorpusOverview, CorpusStatus } from '../../../app.js'
import type { Hit, Restriction } from '../../../domain/index.js'
import type { Locale } from '../../../wording/locale.js'
import { corpusWordsIn } from '../../messages/corpus/words-in.js'
import { RestrictionFields } from '../asking/forms.js'
import { Page } from '../layout.js'
import { Articles, Passages } from './found.js'
import { LeftOut } from './left-out.js'
import { Overview } from './overview.js'

interface Frame {
  locale: Locale
  path: string
}

/** The corpus: what is searched for in it, its articles, and where nothing is searched, how it is made up. */
export function CorpusPage(
  props: Frame & {
    query: string
    restriction: Restriction
    hits: readonly Hit[] | null
    list: ArticleList | null
    overview: CorpusOverview | null
    trouble: string | null
  },
) {
  const { query, restriction, hits, list, overview, trouble, ...frame } = props
  const { locale } = frame
  const words = corpusWordsIn(locale)
  return (
    <Page {...frame} title={words.title}>
      <h1>{words.title}</h1>
      {trouble === null ? (
        ''
      ) : (
        <p class="notice" role="alert">
          {trouble}
        </p>
      )}
      <form class="ask" action="/corpus">
        <label for="q">{words.search}</label>
        <p class="hint" id="hint">
          {words.searchHint}
        </p>
        <input
          id="q"
          name="q"
          type="search"
          value={query}
          maxlength={200}
          aria-describedby="hint"
        />
        <RestrictionFields locale={locale} restriction={restriction} />
        <button type="submit">{words.searchNow}</button>
      </form>
      {hits === null ? '' : <Passages hits={hits} query={query} locale={locale} />}
      {list === null ? (
        ''
      ) : (
        <Articles list={list} query={query} restriction={restriction} locale={locale} />
      )}
      {overview === null ? '' : <Overview overview={overview} locale={locale} />}
      <p>
        <a class="to-left-out" href="/corpus/left-out">
          {words.leftOutMore}
        </a>
      </p>
    </Page>
  )
}

/** What was left out of the corpus. */
export function LeftOutPage({ status, ...frame }: Frame & { status: CorpusStatus }) {
  const words = corpusWordsIn(frame.locale)
  return (
    <Page {...frame} title={words.leftOut}>
      <h1>{words.leftOut}</h1>
      <LeftOut status={status} locale={frame.locale} />
    </Page>
  )
}
