import type { ArticleList } from '../../../app.js'
import type { Hit, Restriction } from '../../../domain/index.js'
import type { Locale } from '../../../wording/locale.js'
import { corpusWordsIn } from '../../messages/corpus/words-in.js'
import { wordsIn } from '../../messages/words-in.js'
import { articleAddress, otherLanguage } from '../article-address.js'
import { Particulars, SourceName } from '../asking/sources.js'
import { termsMarked } from './terms-marked.js'

/** The passages that were found, with the words of the search marked. */
export function Passages(props: { hits: readonly Hit[]; query: string; locale: Locale }) {
  const { hits, query, locale } = props
  const words = corpusWordsIn(locale)
  return (
    <section>
      <h2>{words.passages(query)}</h2>
      {hits.length === 0 ? <p>{words.noPassages}</p> : ''}
      <ul class="sources">
        {hits.map(({ article, passage, trace }) => (
          <li>
            <a href={articleAddress(article.id, passage)}>
              <SourceName citation={{ ...article, page: null }} locale={locale} />
            </a>
            <p class="particulars">
              <Particulars citation={{ ...article, page: null }} locale={locale} />
            </p>
            <blockquote lang={otherLanguage(passage.text, locale)}>
              <bdi>
                {termsMarked(passage.text, trace.terms).map(({ text, isTerm }) =>
                  isTerm ? <mark>{text}</mark> : text,
                )}
              </bdi>
            </blockquote>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The articles that were found, page by page. */
export function Articles(props: {
  list: ArticleList
  query: string
  restriction: Restriction
  locale: Locale
}) {
  const { list, locale } = props
  const words = corpusWordsIn(locale)
  const general = wordsIn(locale)
  return (
    <section>
      <h2>
        {words.articles} <span class="figure">{words.found(list.total)}</span>
      </h2>
      {list.total === 0 ? (
        <p>{words.noArticles}</p>
      ) : (
        <ul class="articles">
          {list.articles.map((article) => (
            <li>
              <a href={articleAddress(article.id)}>
                <bdi lang={article.title ? otherLanguage(article.title, locale) : undefined}>
                  {article.title ?? general.untitled}
                </bdi>
              </a>
              <p class="particulars">
                <Particulars citation={{ ...article, page: null, digest: false }} locale={locale} />
              </p>
            </li>
          ))}
        </ul>
      )}
      <Turning {...props} />
    </section>
  )
}

function Turning(props: Parameters<typeof Articles>[0]) {
  const { list, query, restriction, locale } = props
  const words = corpusWordsIn(locale)
  const { page, pages } = list
  if (pages < 2) return null
  const addressOf = (to: number) => {
    const parts = new URLSearchParams()
    for (const [name, value] of Object.entries({ q: query, ...restriction })) {
      if (value) parts.set(name, value)
    }
    parts.set('page', String(to))
    return `/corpus?${parts}`
  }
  return (
    <nav class="turning" aria-label={words.turning}>
      {page > 1 ? (
        <a href={addressOf(page - 1)} rel="prev">
          {words.previous}
        </a>
      ) : (
        ''
      )}
      <span>{words.page(page, pages)}</span>
      {page < pages ? (
        <a href={addressOf(page + 1)} rel="next">
          {words.next}
        </a>
      ) : (
        ''
      )}
    </nav>
  )
}
