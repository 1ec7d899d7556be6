import type { ListedArticle } from '../corpus/listed-article.js'
import { listed } from '../corpus/listed-article.js'
import type { Article, Citation, Span } from '../domain/index.js'
import type { IndexVersion, ServedIndex } from '../index/index.js'
import { handleOf, type LinkFault, readLink, signLink } from '../links/article-link.js'
import { quotedPlace } from '../links/quoted-place.js'
import type { State } from '../state/state.js'
import { failure } from '../wording/failure.js'

/** An article as the page shows it. */
export interface ArticleView {
  article: Article
  /** Other articles with the same text. */
  copies: ListedArticle[]
  /** Other articles that report the same event. */
  sameStory: ListedArticle[]
}

/** What a signed link opens; `place` is null where the article no longer holds the quote. */
export interface OpenedLink {
  /** Whether the quote stands elsewhere than the link says. */
  hasMoved: boolean
  article: Article
  place: Span | null
}

/** Addresses of articles on the page. */
export interface LinksApp {
  /**
   * Opens a signed link.
   * @throws YoujuError link_refused (altered, of another key, or out of date), article_missing
   */
  openLink(token: string): Promise<OpenedLink>
}

/** Adds the address of its article on the page to each citation; does nothing where no address is set. */
export type AddLinks = (citations: readonly Linked[]) => Promise<void>

type Linked = Pick<Citation, 'articleId' | 'start' | 'end' | 'quote' | 'link'>

const DAY = 86_400_000

export function linksApp(parts: {
  publicUrl: string | null
  linkDays: number
  index: ServedIndex
  state: () => Promise<State>
  now?: () => number
}): LinksApp & { addLinks: AddLinks } {
  const { publicUrl, linkDays, index, state, now = Date.now } = parts
  // Not remembered: another process may have renewed it.
  const key = async () => Buffer.from(await (await state()).key('links'), 'base64url')
  const ids = new WeakMap<IndexVersion, Promise<Map<string, string>>>()

  /** The articles of a version by their handles; made once for each version. */
  function idsIn(version: IndexVersion): Promise<Map<string, string>> {
    const known = ids.get(version)
    if (known) return known
    const made = makeIds(version)
    ids.set(version, made)
    made.catch(() => ids.delete(version))
    return made
  }

  return {
    async addLinks(citations) {
      if (publicUrl === null || citations.length === 0) return
      const signing = await key()
      const until = linkDays === 0 ? null : now() + linkDays * DAY
      for (const citation of citations) {
        citation.link = `${publicUrl}/a/${signLink(citation, signing, until)}#quote`
      }
    },

    async openLink(token) {
      const read = readLink(token, await key(), now())
      if (typeof read === 'string') throw failure(refusals[read], {})
      const serving = await index.get()
      const id = (await idsIn(serving)).get(read.handle)
      const article = id === undefined ? null : (await serving.articlesById([id]))(id)
      if (!article) throw failure('article_missing:linked', {})
      const place = quotedPlace(article, read)
      return { article, place, hasMoved: place !== null && place.start !== read.start }
    },
  }
}

async function makeIds(version: IndexVersion): Promise<Map<string, string>> {
  const made = new Map<string, string>()
  for await (const { id } of version.articleHeads()) made.set(handleOf(id), id)
  return made
}

const refusals = {
  invalid: 'link_refused',
  expired: 'link_refused:expired',
} as const satisfies Record<LinkFault, string>

/** The other articles with the same text as this one. */
export async function copiesOf(serving: IndexVersion, id: string): Promise<ListedArticle[]> {
  const [row] = await serving.rowsOfArticles([id])
  if (row == null) return []
  const others = serving.articlesOfOrigin(row).filter((other) => other !== row)
  return (await serving.heads(others)).map(listed)
}
