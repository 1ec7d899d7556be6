import { type AnswerOptions, checked } from './answer/answer.js'
import { openChat } from './answer/phrasing/model/chat.js'
import { converse } from './answer/thread/converse.js'
import { corpusAdder } from './app/adder.js'
import { forkedReader } from './app/apart/forked-reader.js'
import { threadedAdder } from './app/apart/threaded-adder.js'
import { claimChecker } from './app/claim-checker.js'
import { cleaned } from './app/cleaned.js'
import { type CorpusApp, corpusApp } from './app/corpus-app.js'
import { type FeedFetching, type FeedsApp, feedsApp } from './app/feeds-app.js'
import { indexOfHome } from './app/index-of-home.js'
import { type ArticleView, copiesOf, type LinksApp, linksApp } from './app/links-app.js'
import { opened, sharedModels } from './app/models.js'
import { type NewsApp, newsApp, opening } from './app/news-app.js'
import { pictureCut, pictureRead } from './app/pictures.js'
import { corpusReader } from './app/read-corpus.js'
import { remembered } from './app/remembered.js'
import { type TokensApp, tokensApp } from './app/tokens-app.js'
import { warmUp } from './app/warm-up.js'
import type { CheckOptions } from './check/check-claim.js'
import type { Config } from './config.js'
import { fingerprintOf } from './corpus/refresh.js'
import type {
  Article,
  AskReply,
  AskRequest,
  Breach,
  ClaimCheck,
  Gap,
  Hit,
  OnSentence,
  ReadPicture,
  Rejection,
  Span,
  Timeline,
  TimelineOptions,
} from './domain/index.js'
import {
  type Evaluation,
  evaluate,
  type Figures,
  type EvaluationOptions as Scoring,
} from './evaluation/evaluate.js'
import { readEvaluationSet } from './evaluation/questions.js'
import { type IndexStore, ServedIndex } from './index/index.js'
import { retrieve } from './retrieve/retrieve.js'
import type { VersionTrial } from './state/figures/figures-state.js'
import { groupGaps } from './state/group-gaps.js'
import type { GapSpan, State, StateEvent } from './state/state.js'
import { languageOf } from './text/script-of-answer.js'
import { timelineOf } from './timeline/timeline.js'
import { worded } from './wording/answers.js'
import { assertRange, failure } from './wording/failure.js'

/** Options for scoring a set; with `withModel`, the configured chat model writes the answers. */
export type EvaluationOptions = Omit<Scoring, 'chat' | 'crossEncoder' | 'reader'> & {
  withModel?: boolean
}

export { longestQuestion } from './answer/answer.js'
export type { CorpusApp, IngestReport } from './app/corpus-app.js'
export type { FeedsApp } from './app/feeds-app.js'
export type { ArticleView, OpenedLink } from './app/links-app.js'
export {
  actionOf,
  closeGroups,
  hasChanges,
  holdStep,
  type Pasted,
  pastedFile,
  type Step,
  takeStep,
} from './app/moderating.js'
export type { NewsApp } from './app/news-app.js'
export type { TokenFault } from './app/tokens-app.js'
export type { CheckOptions } from './check/check-claim.js'
export { statementsIn } from './check/statements-in.js'
export type { AddedFile, SentFile } from './corpus/add.js'
export type { CanaryReport } from './corpus/canaries.js'
export type { Rollback, VersionEntry } from './corpus/history.js'
export { readAtMost } from './corpus/intake/read-at-most.js'
export type { ArticleList } from './corpus/list-articles.js'
export type { ListedArticle } from './corpus/listed-article.js'
export type { CorpusOverview } from './corpus/overview.js'
export type { CorpusPlan } from './corpus/plan.js'
export type { Removal } from './corpus/remove.js'
export type { CorpusStatus } from './corpus/status.js'
export type { UnsettledFile } from './corpus/unsettled-file.js'
export { isReadOnly } from './database/faults.js'
export { lastTime } from './feeds/schedule.js'
export type { ItemOfFeed, ShownFeed } from './feeds/shown-feed.js'
export { asksSomething } from './question/question.js'
export type {
  ConfidenceFigures,
  DurationFigures,
  StretchFigures,
  VersionTrial,
} from './state/figures/figures-state.js'
export type { Mishap, State, StateEvent } from './state/state.js'
export { toTraditional } from './text/script.js'
export { languageOf } from './text/script-of-answer.js'
export type { AnswerOptions, Evaluation, Figures }

/**
 * The product as its edges see it. Models are loaded once in a process for the same settings, and stay; the state is
 * opened once in an app; each when first needed. So is the index, which is opened again when any process puts another version in service. Each answer
 * uses a single version.
 */
export interface App extends CorpusApp, FeedsApp, NewsApp, LinksApp, TokensApp {
  /** @param onSentence called with each sentence of a generated answer as soon as it is verified */
  ask(request: AskRequest, onSentence?: OnSentence): Promise<AskReply>
  check(claim: string, options?: CheckOptions): Promise<ClaimCheck>
  /** Checks several claims, all against the same version. */
  checkAll(claims: readonly string[], options?: CheckOptions): Promise<ClaimCheck[]>
  search(query: string, options: AnswerOptions & { k: number }): Promise<Hit[]>
  /** Returns what the articles say of a subject, by date. @throws YoujuError subject_empty and others */
  timeline(subject: string, options?: TimelineOptions): Promise<Timeline>
  article(id: string): Promise<Article>
  /** Returns an article with its copies and with what else reports its event. @throws YoujuError article_missing */
  articleView(id: string): Promise<ArticleView>
  /** Reads the text of a picture that somebody shows; `name` has its extension. */
  readPicture(name: string, bytes: Uint8Array): Promise<ReadPicture>
  /** Returns the part of a picture that a part of an article was read from, as PNG; null where there is none. */
  cutOf(article: Article, span: Span): Promise<Uint8Array | null>
  clean(path: string): Promise<{ articles: Article[]; rejected: Rejection[] }>
  evaluate(path: string, options?: EvaluationOptions): Promise<Evaluation>
  /**
   * Returns the open gaps, similar questions grouped, newest first; of a span of time, and made of no more than `most`, where
   * that is given.
   * @throws YoujuError state_unavailable
   */
  gaps(span?: GapSpan): Promise<Gap[][]>
  /** Returns the stored state, which is kept apart from the corpus. @throws YoujuError state_unavailable */
  state(): Promise<State>
  /** Loads in advance what the first question needs, since loading blocks all other users. @throws as `check` */
  warmUp(): Promise<void>
  /** Closes state and index, which are opened again if needed; models stay loaded for all apps of the process. */
  close(): Promise<void>
}

export interface AppOptions {
  /** Called once for each version that was put in service but cannot be opened; the previous one stays in use. */
  onVersionRefused?: (version: string, cause: unknown) => void
  /** Called with each event that concerns the storage of the state. */
  onStateEvent?: (event: StateEvent) => void
  /** Called for each answer or check that is withheld because it breaks the contract of quotes. */
  onBreach?: (breach: Breach) => void
  /** Reads the corpus in a separate process and adds to it in separate threads, so that questions are not held up. */
  workApart?: boolean
  /** What keeps the index, where it is not a folder: for tests. */
  store?: IndexStore | undefined
  /** How feeds are fetched, where not as usual: for tests. */
  feedFetching?: FeedFetching | undefined
}

/** What stands for an article where others on the same event are looked for, in characters, and how many passages are. */
const LEAD = 120
const NEAR = 20

/** Creates the app. This is the only place where the implementations are wired together. */
export function createApp(config: Config, options: AppOptions = {}): App {
  const models = sharedModels(config)
  const store = options.store ?? indexOfHome(config)
  const fingerprint = async () => fingerprintOf(await models.embedder())
  const index = new ServedIndex({
    store,
    open: async (version) => store.open(await fingerprint(), version),
    onRefused: options.onVersionRefused,
  })

  const reader = options.workApart
    ? forkedReader(config)
    : corpusReader({ ...config, store, ...models })
  const adder = options.workApart ? threadedAdder(config.corpus) : corpusAdder(config.corpus)

  const state = remembered<State>(async () => {
    // Loaded late: most commands need no database.
    if (config.database !== null) {
      const { openSharedState } = await import('./state/postgres/open-shared-state.js')
      return openSharedState(config.database, { onEvent: options.onStateEvent })
    }
    const { openState } = await import('./state/open-state.js')
    return openState(config.stateDir, { onEvent: options.onStateEvent })
  })
  const chat = config.chat
    ? openChat(config.chat, {
        spendWithin: async (...given) => (await state.get()).spendWithin(...given),
        spend: async (day, tokens) => (await state.get()).spend(day, tokens),
      })
    : undefined

  const { onBreach } = options
  const { addLinks, openLink } = linksApp({ ...config, index, state: state.get })
  const check = claimChecker({ index, models, onBreach, addLinks })
  const news = newsApp({ store, index, models })

  const noteTrial = async (trial: VersionTrial) => (await state.get()).noteTrial(trial)

  const article = async (id: string) => {
    const found = (await (await index.get()).articlesById([id]))(id)
    if (found) return found
    throw failure('article_missing', { id })
  }

  return {
    ...corpusApp({ ...config, store, embedder: models.embedder, reader, adder, index, noteTrial }),
    ...news,
    openLink,
    ...tokensApp(state.get),
    ...feedsApp(config, state.get, options.feedFetching),

    async gaps(span) {
      return groupGaps(await (await state.get()).gaps(span))
    },

    async ask({ question, ...request }, onSentence) {
      checked(question)
      assertRange(request)
      const serving = await index.get()
      const { embedder, ...others } = await opened(models)
      const means = { ...request, ...others, onSentence, chat }
      const reply = await converse(serving, embedder, question, means)
      const { answer, hits, phrasing, breaches } = reply
      for (const breach of breaches) onBreach?.(breach)
      await addLinks([...answer.citations, ...answer.related])
      return { answer: worded(answer, languageOf(answer.question)), hits, phrasing, breaches }
    },

    async check(claim, options) {
      const [only] = await check([claim], options, chat)
      if (!only) throw new Error('each claim has a check')
      return only
    },

    checkAll: (claims, options) => check(claims, options, chat),

    async search(query, options) {
      checked(query)
      assertRange(options)
      return retrieve(await index.get(), await models.embedder(), query, {
        ...options,
        crossEncoder: await models.crossEncoder(),
      })
    },

    async timeline(subject, options = {}) {
      assertRange(options)
      const timeline = await timelineOf(await index.get(), await models.embedder(), subject, {
        ...options,
        onBreach,
        crossEncoder: await models.crossEncoder(),
      })
      await addLinks(timeline.entries)
      return timeline
    },

    article,

    async articleView(id) {
      const found = await article(id)
      const serving = await index.get()
      const near = await retrieve(serving, await models.embedder(), opening(found, LEAD), {
        k: NEAR,
        countCopiesOnce: true,
      })
      const ids = near.map(({ article: { id: other } }) => other)
      const stories = await news.stories([...new Set([id, ...ids])])
      const copies = await copiesOf(serving, id)
      const own = stories.find(({ articles }) => articles.some((each) => each.id === id))
      const others = own?.articles.filter((each) => each.id !== id) ?? []
      return { article: found, copies, sameStory: others }
    },

    readPicture: pictureRead,
    cutOf: (article, span) => pictureCut(config.corpus, article, span),
    clean: cleaned,

    async evaluate(path, { withModel = false, ...options } = {}) {
      if (withModel && !chat) throw failure('config_invalid:no_chat_model', {})
      const serving = await index.get()
      const { embedder, ...others } = await opened(models)
      const means = { ...options, ...others, chat: withModel ? chat : undefined }
      return evaluate(serving, embedder, await readEvaluationSet(path), means)
    },

    warmUp: () => warmUp(check, models),

    state: state.get,

    async close() {
      const open = state.forget()
      await Promise.all([open?.then((each) => each.close()), store.close()])
    },
  }
}
