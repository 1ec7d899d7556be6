import { createHash } from 'node:crypto'
import type { State } from '../../app.js'
import {
  type Answered,
  type Article,
  type Citation,
  named,
  YoujuError,
} from '../../domain/index.js'
import type { BotService } from '../contract.js'

type Articles = Pick<BotService, 'article'>

/** What became of an article after it was quoted; `same` where nothing did. */
export type Since = 'same' | 'changed' | 'gone'

/** Wraps a state so that each answer and check is kept with hashes of the articles that it quotes. */
export function stateKeepingHashes(state: State, service: Articles): State {
  const keep: State['keep'] = async (given) =>
    state.keep({ ...given, seals: await contentHashesOf(quotesOf(given), service) })
  return Object.create(state, { keep: { value: keep } })
}

/** What can be read of a given answer's quotes: those that it cites, else those that only came near. */
export function quotesOf(given: AnsweredQuotes): Citation[] {
  const shown = given.kind === 'answer' ? [given.answer] : given.checks
  const cited = shown.flatMap(({ citations }) => citations)
  return cited.length > 0 ? cited : shown.flatMap(({ related }) => related)
}

type AnsweredQuotes =
  | Pick<Extract<Answered, { kind: 'answer' }>, 'kind' | 'answer'>
  | Pick<Extract<Answered, { kind: 'check' }>, 'kind' | 'checks'>

/** The article of a quote as it stands now, null where there is none any more, and what became of it. */
export async function articleSince(
  citation: Citation,
  { seals }: Pick<Answered, 'seals'>,
  service: Articles,
): Promise<{ article: Article | null; since: Since }> {
  const article = await articleOf(citation, service)
  if (article === null) return { article, since: 'gone' }
  const hash = named(seals ?? {}, citation.articleId)
  const isSame = hash === undefined ? agrees(citation, article) : hash === contentHashOf(article)
  return { article, since: isSame ? 'same' : 'changed' }
}

/** Whether any article that is quoted has changed or is gone. */
export async function isStale(given: Answered, service: Articles): Promise<boolean> {
  for (const citation of oncePerArticle(quotesOf(given))) {
    if ((await articleSince(citation, given, service)).since !== 'same') return true
  }
  return false
}

async function contentHashesOf(
  citations: readonly Citation[],
  service: Articles,
): Promise<Record<string, string>> {
  const hashes = new Map<string, string>()
  for (const citation of oncePerArticle(citations)) {
    // An answer is kept although an article cannot be looked at: then its quotes tell whether it has changed.
    const article = await articleOf(citation, service).catch(() => null)
    // One that another version of the index has changed meanwhile is not the one that was quoted.
    if (article && agrees(citation, article)) hashes.set(article.id, contentHashOf(article))
  }
  return Object.fromEntries(hashes)
}

async function articleOf({ articleId }: Citation, service: Articles): Promise<Article | null> {
  try {
    return await service.article(articleId)
  } catch (error) {
    if (error instanceof YoujuError && error.code === 'article_missing') return null
    throw error
  }
}

/** A hash of all that a reader sees of an article. */
function contentHashOf({ title, source, author, published, url, text }: Article): string {
  const seen = JSON.stringify([title, source, author, published, url, text])
  return createHash('sha256').update(seen).digest('base64url')
}

/** Whether the article is what the citation says of it; all there is to compare where no hash was kept. */
function agrees(citation: Citation, article: Article): boolean {
  const { start, end, quote, title, source, published, url } = citation
  return (
    article.text.slice(start, end) === quote &&
    article.title === title &&
    article.source === source &&
    article.published === published &&
    article.url === url
  )
}

function oncePerArticle(citations: readonly Citation[]): Citation[] {
  return [...new Map(citations.map((citation) => [citation.articleId, citation])).values()]
}
