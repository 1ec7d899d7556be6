import { converse } from '../answer/thread/converse.js'
import { checkClaim } from '../check/check-claim.js'
import { listed } from '../corpus/listed-article.js'
import type {
  Answer,
  Article,
  AskedBefore,
  AskRequest,
  ChangedArticles,
  LookedAgain,
  Story,
} from '../domain/index.js'
import { isForeign, YoujuError } from '../domain/index.js'
import type { IndexStore, ServedIndex } from '../index/index.js'
import { retrieve } from '../retrieve/retrieve.js'
import { groupStories } from '../stories/group-stories.js'
import { particularsOf } from '../stories/particulars.js'
import { toSimplified } from '../text/script.js'
import { languageOf } from '../text/script-of-answer.js'
import { changedArticles } from '../turned/changed-articles.js'
import { type AskOptions, lookAgain, type Means } from '../turned/look-again.js'
import { worded } from '../wording/answers.js'
import { type Models, opened } from './models.js'

/** What becomes of earlier answers when another version is in service. None of it uses a chat model. */
export interface NewsApp {
  /** The version in service; null before the first. */
  versionInService(): Promise<string | null>
  /** Compares the articles of two versions; null if one of them is no longer on disk, or of another program. */
  changedArticles(from: string, to: string): Promise<ChangedArticles | null>
  /** Asks or checks again, in the version in service, where a changed article is near. @throws as `ask`, `check` */
  lookAgain(
    asked: AskedBefore,
    changed: ChangedArticles,
  ): Promise<LookedAgain & { answer: Answer | null }>
  /** Groups articles by the event that they report, the newest story first; ids of no article are left out. */
  stories(ids: readonly string[]): Promise<Story[]>
  /** Answers with quotes only. @throws as `ask` */
  askQuietly(request: AskRequest): Promise<Answer>
}

/** More articles than a digest shows: beyond them, each is a story of its own, since comparing all would hold up answers. */
const MOST_GROUPED = 500
/** How many of the best passages are looked at for changed articles. */
const NEAREST = 10

export function newsApp(parts: { store: IndexStore; index: ServedIndex; models: Models }): NewsApp {
  const { store, index, models } = parts
  const ask = async ({
    question,
    ...request
  }: AskRequest & Pick<AskOptions, 'exclude' | 'only'>) => {
    const serving = await index.get()
    const { embedder, ...others } = await opened(models)
    return (await converse(serving, embedder, question, { ...request, ...others })).answer
  }
  const means: Means = {
    ask: (question, options) => ask({ question, ...options }),
    async check(claim, exclude) {
      const serving = await index.get()
      const { embedder, ...others } = await opened(models)
      return checkClaim(serving, embedder, claim, { exclude, ...others })
    },
    async nearest(text, restriction) {
      const options = { ...restriction, k: NEAREST, countCopiesOnce: true }
      const hits = await retrieve(await index.get(), await models.embedder(), text, options)
      // In a small corpus everything is among the first ten; a question in another language shares no word with any.
      const near = hits.filter(({ trace }) => trace.terms.length > 0 || isForeign(text))
      return near.map(({ article }) => article.id)
    },
  }
  return {
    versionInService: () => store.current(),

    async changedArticles(from, to) {
      try {
        return await changedArticles(await store.compare(from, to))
      } catch (error) {
        if (error instanceof YoujuError) return null
        throw error
      }
    },

    async lookAgain(asked, changed) {
      const looked = await lookAgain(asked, changed, means)
      const { answer } = looked
      return { ...looked, answer: answer && worded(answer, languageOf(answer.question)) }
    },

    async stories(ids) {
      const serving = await index.get()
      const articleOf = await serving.articlesById(ids)
      const all = ids.flatMap((id) => articleOf(id) ?? []).sort(newestFirst)
      const [articles, others] = [all.slice(0, MOST_GROUPED), all.slice(MOST_GROUPED)]
      const embedder = await models.embedder()
      const vectors = await embedder.embedPassages(articles.map((article) => opening(article, 120)))
      const grouped = groupStories(
        articles.map((article, i) => {
          const { origin, published } = article
          const vector = vectors.subarray(i * embedder.dimensions, (i + 1) * embedder.dimensions)
          return { origin, published, vector, particulars: particularsOf(opening(article, 160)) }
        }),
      )
      const stories = grouped.map((places) => places.map((place) => articles[place] as Article))
      return [...stories, ...others.map((article) => [article])].map(storyOf)
    },

    async askQuietly(request) {
      const answer = await ask(request)
      return worded(answer, languageOf(answer.question))
    },
  }
}

const newestFirst = (a: Article, b: Article): number =>
  (a.published ?? '') < (b.published ?? '') ? 1 : (a.published ?? '') > (b.published ?? '') ? -1 : 0

/**
 * Headline and text up to a length: what is reported stands there. Both lengths are those that were measured; in the script
 * that the index is embedded in.
 */
export const opening = ({ title, text }: Article, length: number): string =>
  toSimplified(`${title ? `${title}\n` : ''}${text}`.slice(0, length))
function storyOf(articles: readonly Article[]): Story {
  const origins = new Map(articles.map((article) => [article.origin, article]))
  const first = articles.filter((article) => origins.get(article.origin) === article)
  return { articles: first.map(listed), copies: articles.length - first.length }
}
