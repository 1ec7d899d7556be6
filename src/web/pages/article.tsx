import type { ArticleView } from '../../app.js'
import { type Article, linesOf, pageOf, type Span } from '../../domain/index.js'
import type { Locale } from '../../wording/locale.js'
import type { Words } from '../messages/words.js'
import { wordsIn } from '../messages/words-in.js'
import { otherLanguage } from './article-address.js'
import { Page } from './layout.js'
import { piecesOf } from './marked-text.js'

export interface ArticlePageProps {
  locale: Locale
  path: string
  view: ArticleView
  /** What is quoted; null where the article no longer says it, or nothing is quoted. */
  quote: Span | null
  /** What to say about the quote, if it is not where it was. */
  notice: string | null
  /** The address of another article, or null where the visitor may not see it. */
  hrefOf(id: string): string | null
}

/** An article as it was read, with what is known of it and with the quote marked. */
export function ArticlePage(props: ArticlePageProps) {
  const { locale, path, view, quote, notice } = props
  const { article } = view
  const words = wordsIn(locale)
  const title = article.title ?? words.untitled
  return (
    <Page locale={locale} path={path} title={title}>
      <article>
        <h1 lang={article.title ? otherLanguage(title, locale) : undefined}>
          <bdi>{title}</bdi>
        </h1>
        <p class="particulars">
          <bdi>{article.source ?? words.noSource}</bdi> ·{' '}
          {article.published ? (
            <time datetime={article.published}>{article.published}</time>
          ) : (
            words.noDate
          )}
          {article.digest ? ` · ${words.digest}` : ''}
          {article.author ? (
            <>
              {' · '}
              <bdi>{words.by(article.author)}</bdi>
            </>
          ) : (
            ''
          )}
        </p>
        <Origin article={article} quote={quote} words={words} />
        {notice === null ? (
          ''
        ) : (
          <p class="notice" role="note">
            {notice}
          </p>
        )}
        {quote ? (
          <p>
            <a class="to-quote" href="#quote">
              {words.toQuote}
            </a>
          </p>
        ) : (
          ''
        )}
        <Text
          article={article}
          quote={quote}
          words={words}
          lang={otherLanguage(article.text.slice(0, 500), locale)}
        />
      </article>
      <About {...props} />
    </Page>
  )
}

function Origin({ article, quote, words }: { article: Article; quote: Span | null; words: Words }) {
  const { url, text, file } = article
  const address = url !== null && /^https?:\/\//i.test(url) ? url : null
  const wording = quote ? text.slice(quote.start, quote.end) : ''
  return (
    <p class="origin">
      {address === null ? (
        ''
      ) : (
        <>
          <a
            href={quote ? `${address}${fragmentOf(address, wording)}` : address}
            rel="noreferrer noopener"
          >
            {quote ? words.originalAtQuote : words.original}
          </a>
          {' · '}
        </>
      )}
      <bdi>{words.fromFile(file)}</bdi>
    </p>
  )
}

/** A text fragment: the browser scrolls to the sentence on the publisher's page. Of a long one, its ends are enough. */
function fragmentOf(address: string, quote: string): string {
  const encoded = (text: string) => encodeURIComponent(text).replaceAll('-', '%2D')
  const line = quote.split('\n')[0]?.trim() ?? ''
  const characters = [...line]
  const directive =
    characters.length <= 60
      ? encoded(line)
      : `${encoded(characters.slice(0, 20).join(''))},${encoded(characters.slice(-20).join(''))}`
  return `${address.includes('#') ? '' : '#'}:~:text=${directive}`
}

/** The paragraphs, each with the line and page of the file that it was read from. */
function Text(props: {
  article: Article
  quote: Span | null
  words: Words
  lang: Locale | undefined
}) {
  const { article, quote, words, lang } = props
  let page: number | null = null
  return (
    <div class="text" dir="auto" lang={lang}>
      {piecesOf(article, quote).map(({ start, end, pieces }) => {
        const [line] = linesOf(article, { start, end })
        const own = pageOf(article, { start, end })
        const turned = own !== null && own !== page
        page = own
        return (
          <>
            {turned ? <p class="page">{words.page(own)}</p> : ''}
            <p>
              <span class="line" title={words.line(line)} aria-hidden="true">
                {line}
              </span>
              <bdi>
                {pieces.map(({ text, isQuoted, isDamaged, isFirst }) => {
                  const inner = isDamaged ? (
                    <span class="damage" title={words.damage}>
                      {text}
                    </span>
                  ) : (
                    text
                  )
                  return isQuoted ? (
                    <mark {...(isFirst ? { id: 'quote' } : {})}>{inner}</mark>
                  ) : (
                    inner
                  )
                })}
              </bdi>
            </p>
          </>
        )
      })}
    </div>
  )
}

function About({ locale, view, hrefOf }: ArticlePageProps) {
  const words = wordsIn(locale)
  const { article, copies, sameStory } = view
  const repaired = article.repairs.map(({ kind, count }) => words.repair(kind, count))
  return (
    <aside>
      <h2>{sameStory.length === 0 ? words.onlyReport : words.sameStory(sameStory.length)}</h2>
      <Others articles={sameStory} words={words} hrefOf={hrefOf} />
      {copies.length === 0 ? (
        ''
      ) : (
        <>
          <h2>{words.copies(copies.length)}</h2>
          <Others articles={copies} words={words} hrefOf={hrefOf} />
        </>
      )}
      {article.damage.length === 0 ? '' : <p>{words.damageNote(article.damage.length)}</p>}
      {repaired.length === 0 ? (
        ''
      ) : (
        <p>{words.repairs(repaired.join(locale === 'en' ? ', ' : '、'))}</p>
      )}
    </aside>
  )
}

function Others(props: {
  articles: ArticleView['copies']
  words: Words
  hrefOf: ArticlePageProps['hrefOf']
}) {
  const { articles, words, hrefOf } = props
  if (articles.length === 0) return null
  return (
    <ul>
      {articles.map(({ id, title, source, published }) => {
        const href = hrefOf(id)
        const name = <bdi>{title ?? words.untitled}</bdi>
        return (
          <li>
            {href === null ? name : <a href={href}>{name}</a>} ·{' '}
            <bdi>{source ?? words.noSource}</bdi> · {published ?? words.noDate}
          </li>
        )
      })}
    </ul>
  )
}
