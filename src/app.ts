import { type AnswerOptions, checked } from './answer/answer.js'
import { type Chat, openChat, startChatTurn } from './answer/phrasing/model/chat.js'
import { converse } from './answer/thread/converse.js'
import { corpusAdder } from './app/adder.js'
import { forkedReader } from './app/apart/forked-reader.js'
import { threadedAdder } from './app/apart/threaded-adder.js'
import { type CorpusApp, corpusApp } from './app/corpus-app.js'
import { sharedModels } from './app/models.js'
import { corpusReader } from './app/read-corpus.js'
import { remembered } from './app/remembered.js'
import { type CheckOptions, checkClaim, checkedClaim } from './check/check-claim.js'
import { judgeWith } from './check/model-check.js'
import type { Config } from './config.js'
import { fingerprintOf } from './corpus/refresh.js'
import {
  type Article,
  type AskReply,
  type AskRequest,
  type Breach,
  type ClaimCheck,
  type Gap,
  type Hit,
  type OnSentence,
  type Rejection,
  YoujuError,
} from './domain/index.js'
import {
  type Evaluation,
  evaluate,
  type Figures,
  type EvaluationOptions as Scoring,
} from './evaluation/evaluate.js'
import { readEvaluationSet } from './evaluation/questions.js'
import { openSnapshot, ServedIndex } from './index/index.js'
import { findCorpusFiles, notRead } from './ingest/corpus-files.js'
import { readCorpusFile } from './ingest/read-file.js'
import { retrieve } from './retrieve/retrieve.js'
import { groupGaps } from './state/group-gaps.js'
import type { State, StateEvent } from './state/state.js'
import { toSimplified, toTraditional } from './text/script.js'
import { languageOf } from './text/script-of-answer.js'
import { worded } from './wording/answers.js'
import { assertRange, failure, fileUnreadable } from './wording/failure.js'

/** Options for scoring a set; with `withModel`, the configured chat model writes the answers. */
export type EvaluationOptions = Omit<Scoring, 'chat' | 'crossEncoder' | 'reader'> & {
  withModel?: boolean
}

export type { CorpusApp, IngestReport } from './app/corpus-app.js'
export type { CheckOptions } from './check/check-claim.js'
export type { AddedFile, SentFile } from './corpus/add.js'
export type { CanaryReport } from './corpus/canaries.js'
export type { Rollback, VersionEntry } from './corpus/history.js'
export { readAtMost } from './corpus/intake/read-at-most.js'
export type { ArticleList } from './corpus/list-articles.js'
export type { ListedArticle } from './corpus/listed-article.js'
export type { CorpusPlan } from './corpus/plan.js'
export type { Removal } from './corpus/remove.js'
export type { CorpusStatus } from './corpus/status.js'
export type { UnsettledFile } from './corpus/unsettled-file.js'
export type { Mishap, State, StateEvent } from './state/state.js'
export { statesSomething } from './text/content.js'
export { toTraditional } from './text/script.js'
export type { AnswerOptions, Evaluation, Figures }

/**
 * The product as its edges see it. The model and the state are opened once, when first needed. So is the index, which
 * is opened again when any process puts another version in service. Each answer uses a single version.
 */
export interface App extends CorpusApp {
  /** @param onSentence called with each sentence of a generated answer as soon as it is verified */
  ask(request: AskRequest, onSentence?: OnSentence): Promise<AskReply>
  check(claim: string, options?: CheckOptions): Promise<ClaimCheck>
  /** Checks several claims, all against the same version. */
  checkAll(claims: readonly string[], options?: CheckOptions): Promise<ClaimCheck[]>
  search(query: string, options: AnswerOptions & { k: number }): Promise<Hit[]>
  article(id: string): Promise<Article>
  clean(path: string): Promise<{ articles: Article[]; rejected: Rejection[] }>
  evaluate(path: string, options?: EvaluationOptions): Promise<Evaluation>
  /** Returns the open gaps, similar questions grouped, newest first. @throws YoujuError state_unavailable */
  gaps(): Promise<Gap[][]>
  /** Returns the stored state, which is kept apart from the corpus. @throws YoujuError state_unavailable */
  state(): Promise<State>
  /** Loads in advance what the first question needs, since loading blocks all other users. @throws as `check` */
  warmUp(): Promise<void>
  /** Closes everything that was opened; anything needed later is opened again. */
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
}

/** Creates the app. This is the only place where the implementations are wired together. */
export function createApp(config: Config, options: AppOptions = {}): App {
  const models = sharedModels(config)
  const fingerprint = async () => fingerprintOf(await models.embedder())
  const index = new ServedIndex({
    indexDir: config.indexDir,
    open: async (version) => openSnapshot(config.indexDir, await fingerprint(), version),
    onRefused: options.onVersionRefused,
  })

  const reader = options.workApart ? forkedReader(config) : corpusReader({ ...config, ...models })
  const adder = options.workApart ? threadedAdder(config.corpus) : corpusAdder(config.corpus)

  const state = remembered<State>(async () => {
    // Loaded late: most commands need no database.
    const { openState } = await import('./state/open-state.js')
    return openState(config.stateDir, { onEvent: options.onStateEvent })
  })
  const chat = config.chat
    ? openChat(config.chat, {
        spent: async (day) => (await state.get()).spent(day),
        spend: async (day, tokens) => (await state.get()).spend(day, tokens),
      })
    : undefined

  const { onBreach } = options
  const checkEach = async (
    claims: readonly string[],
    options: CheckOptions,
    chat: Chat | undefined,
  ): Promise<ClaimCheck[]> => {
    claims.forEach(checkedClaim)
    assertRange(options)
    const serving = await index.get()
    const means = {
      onBreach,
      ...options,
      crossEncoder: await models.crossEncoder(),
      reader: await models.reader(),
    }
    const checks: ClaimCheck[] = []
    const articleOf = (id: string) => serving.articleById(id)
    for (const claim of claims) {
      const model = chat && judgeWith({ turn: startChatTurn(chat), articleOf })
      checks.push(await checkClaim(serving, await models.embedder(), claim, { ...means, model }))
    }
    return checks
  }

  return {
    ...corpusApp({ ...config, embedder: models.embedder, reader, adder, index }),

    async gaps() {
      return groupGaps(await (await state.get()).gaps())
    },

    async ask({ question, ...request }, onSentence) {
      checked(question)
      assertRange(request)
      const { answer, hits, phrasing, breaches } = await converse(
        await index.get(),
        await models.embedder(),
        question,
        {
          ...request,
          onSentence,
          crossEncoder: await models.crossEncoder(),
          reader: await models.reader(),
          chat,
        },
      )
      for (const breach of breaches) onBreach?.(breach)
      return { answer: worded(answer, languageOf(answer.question)), hits, phrasing, breaches }
    },

    async check(claim, options) {
      const [check] = await checkEach([claim], options ?? {}, chat)
      if (!check) throw new Error('each claim has a check')
      return check
    },

    checkAll: (claims, options = {}) => checkEach(claims, options, chat),

    async search(query, options) {
      checked(query)
      assertRange(options)
      return retrieve(await index.get(), await models.embedder(), query, {
        ...options,
        crossEncoder: await models.crossEncoder(),
      })
    },

    async article(id) {
      const found = (await index.get()).articleById(id)
      if (found) return found
      throw failure('article_missing', { id })
    },

    async clean(path) {
      const found = await findCorpusFiles(path).catch((cause: unknown) => {
        if (!(cause instanceof YoujuError)) throw cause
        if (cause.code === 'corpus_unreadable') throw fileUnreadable(path, cause.cause)
        if (cause.code !== 'corpus_missing') throw cause
        throw failure('file_unreadable:missing', { path }, cause)
      })
      const { folder, files } = found
      const result = { articles: [] as Article[], rejected: notRead(found) }
      for (const file of files) {
        for await (const read of readCorpusFile(folder, file)) {
          if ('rejected' in read) result.rejected.push(read.rejected)
          else result.articles.push(read.article)
        }
      }
      return result
    },

    async evaluate(path, { withModel = false, ...options } = {}) {
      if (withModel && !chat) throw failure('config_invalid:no_chat_model', {})
      return evaluate(await index.get(), await models.embedder(), await readEvaluationSet(path), {
        ...options,
        crossEncoder: await models.crossEncoder(),
        reader: await models.reader(),
        chat: withModel ? chat : undefined,
      })
    },

    async warmUp() {
      // Any claim with names, amounts and dates will do; no chat model is asked.
      await checkEach(['云岭大桥2024年5月建成，总投资18亿元。'], {}, undefined)
      toTraditional('云')
      toSimplified('雲')
      // As long as real passages, since the reader is warmed up for one input length.
      const passages = Array.from({ length: 8 }, () => '云岭大桥2024年5月建成。'.repeat(16))
      await (await models.reader())?.read('云岭大桥何时建成？', passages)
    },

    state: state.get,

    async close() {
      await (await state.forget())?.close()
    },
  }
}
