import type { Citation } from '../../../domain/index.js'
import type { Locale } from '../../../wording/locale.js'
import { askingWordsIn } from '../../messages/asking/words-in.js'
import { wordsIn } from '../../messages/words-in.js'
import { articleAddress, otherLanguage } from '../article-address.js'

/** What a marker leads to; `group` keeps several lists on one page apart. */
export function sourceAnchor(n: number, group: string): string {
  return `source${group}-${n}`
}

/** Markers such as [1][2], each a link to its source. */
export function Markers(props: { cites: readonly number[]; group?: string; locale: Locale }) {
  const { cites, group = '', locale } = props
  const words = askingWordsIn(locale)
  return (
    <>
      {cites.map((n) => (
        <a class="marker" href={`#${sourceAnchor(n, group)}`} aria-label={words.toSource(n)}>
          [{n}]
        </a>
      ))}
    </>
  )
}

/** Quotes with the articles that they stand in, each a link to the quote in its article. */
export function Sources(props: {
  citations: readonly Citation[]
  /** Whether they carry their numbers; what does not answer carries none. */
  isNumbered: boolean
  group?: string
  locale: Locale
}) {
  const { citations, isNumbered, group = '', locale } = props
  return (
    <ul class="sources">
      {citations.map((citation) => {
        const { n, quote, articleId } = citation
        return (
          <li {...(isNumbered ? { id: sourceAnchor(n, group) } : {})}>
            <a href={articleAddress(articleId, citation)}>
              {isNumbered ? <span class="number">[{n}] </span> : ''}
              <SourceName citation={citation} locale={locale} />
            </a>
            <p class="particulars">
              <Particulars citation={citation} locale={locale} />
            </p>
            <blockquote lang={otherLanguage(quote, locale)}>
              <bdi>{quote}</bdi>
            </blockquote>
          </li>
        )
      })}
    </ul>
  )
}

type Described = Pick<Citation, 'title' | 'file' | 'source' | 'published' | 'page' | 'digest'>

/** The title of an article, or its file where it has none. */
export function SourceName(props: { citation: Described; locale: Locale }) {
  const { title, file } = props.citation
  const name = title ?? file
  return <bdi lang={title ? otherLanguage(title, props.locale) : undefined}>{name}</bdi>
}

/** Publisher, date and what else is to be known of an article. */
export function Particulars({ citation, locale }: { citation: Described; locale: Locale }) {
  const { source, published, page, digest } = citation
  const words = wordsIn(locale)
  return (
    <>
      <bdi lang={source ? otherLanguage(source, locale) : undefined}>
        {source ?? words.noSource}
      </bdi>
      {' · '}
      {published ? <time datetime={published}>{published}</time> : words.noDate}
      {page ? ` · ${words.page(page)}` : ''}
      {digest ? ` · ${words.digest}` : ''}
    </>
  )
}
