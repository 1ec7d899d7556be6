import { answerQuestion } from '../answer/answer.js'
import { readWith } from '../answer/phrasing/generate.js'
import { type Chat, startChatTurn } from '../answer/phrasing/model/chat.js'
import { checkClaim } from '../check/check-claim.js'
import type { Answer, ClaimCheck, Phrasing } from '../domain/index.js'
import type { CrossEncoder } from '../embed/cross-encoder.js'
import type { Embedder } from '../embed/embedder.js'
import { misquotes, violations } from '../evidence/verify.js'
import type { IndexVersion } from '../index/index.js'
import type { Reader } from '../read/reader.js'
import { retrieve } from '../retrieve/retrieve.js'
import { languageOf } from '../text/script-of-answer.js'
import { worded } from '../wording/answers.js'
import { type AnswerFigures, answerFigures, type Judged } from './answers.js'
import { type GenerationFigures, generationFigures } from './generation.js'
import { percentile } from './percentile.js'
import type { EvaluationClaim, EvaluationQuestion, EvaluationSet } from './questions.js'
import {
  depth,
  type PassageFigures,
  passageFigures,
  type Rank,
  type RetrievalFigures,
  rankOfAnswer,
  rankOfGold,
  retrievalFigures,
} from './retrieval.js'
import { type JudgedClaim, type VerdictFigures, verdictFigures } from './verdicts.js'

export interface EvaluationOptions {
  /** Excludes each question's gold articles and their copies: silence is then right. */
  withoutGold?: boolean
  /** Also reports the two halves of the set. */
  halves?: boolean
  /** Reranks the best passages, as for a user's question. */
  crossEncoder?: CrossEncoder | undefined
  reader?: Reader | undefined
  /** Writes the answers; without it, answers are made of quotes. */
  chat?: Chat | undefined
  onQuestion?: (done: number, total: number) => void
  /** Called with each question's answer, for a person to read. */
  onAnswer?: (question: EvaluationQuestion, answer: Answer) => void
  /** Called with each claim's check. */
  onClaim?: (claim: EvaluationClaim, check: ClaimCheck) => void
}

export interface Figures {
  questions: number
  /** Null if no question names its articles. */
  retrieval: Record<
    Leg,
    RetrievalFigures & { [name in keyof PassageFigures]: number | null }
  > | null
  /** Milliseconds of the retrieval by both legs together; null if nothing was retrieved. */
  latency: { p50: number; p95: number } | null
  /** Null if no question states its answer. */
  answers: AnswerFigures | null
  /** Null if no chat model is used, or if no question states its answer. */
  generation: GenerationFigures | null
}

/** The figures of claims; null if the set has none. */
interface ClaimFigures {
  verdicts: VerdictFigures | null
}

/** The figures of questions 1, 3, 5 … and 2, 4, 6 …: settings are chosen on one half and reported on both. */
export type Halves = Record<'odd' | 'even', Figures>

export interface Evaluation extends Figures, ClaimFigures {
  indexVersion: string
  /** Null unless asked for. */
  halves: Halves | null
}

const legs = { dense: 'dense', lexical: 'lexical', together: 'both' } as const
type Leg = keyof typeof legs

/** The outcome of one question; null for what was not measured. */
interface Outcome {
  /** The time is for the retrieval by both legs together. */
  found: { ranks: Record<Leg, Found>; milliseconds: number } | null
  judged: Judged | null
  /** The outcome of the chat model; null if none is used, or if the answer is silence. */
  reading: Phrasing | null
}

/** The ranks at which a leg found the gold article and the answer. */
interface Found {
  article: Rank
  /** The rank among the first ten passages; undefined if the question states no answer. */
  answer: Rank | undefined
}

/** Scores a question set against an index. */
export async function evaluate(
  index: IndexVersion,
  embedder: Embedder,
  { questions, claims }: EvaluationSet,
  options: EvaluationOptions = {},
): Promise<Evaluation> {
  const total = questions.length + claims.length
  const copies = options.withoutGold ? await copiesOfGold(index, questions) : null
  const outcomes: Outcome[] = []
  for (const [i, question] of questions.entries()) {
    const isSearched = question.gold.length > 0 && !copies
    const found = isSearched ? await lookFor(index, embedder, question, options.crossEncoder) : null
    const { judged, reading } = await judge(index, embedder, question, copies, options)
    if (judged) {
      options.onAnswer?.(question, worded(judged.answer, languageOf(question.question)))
    }
    outcomes.push({ found, judged, reading })
    options.onQuestion?.(i + 1, total)
  }
  const judgedClaims: JudgedClaim[] = []
  for (const [i, expected] of claims.entries()) {
    const check = await checkClaim(index, embedder, expected.claim, {
      crossEncoder: options.crossEncoder,
      reader: options.reader,
    })
    const exact = (await misquotes(check.citations, index)).length === 0
    judgedClaims.push({ expected, check, exact })
    options.onClaim?.(expected, check)
    options.onQuestion?.(questions.length + i + 1, total)
  }
  const isWritten = options.chat !== undefined
  const half = (rest: number) =>
    figuresOf(
      outcomes.filter((_, i) => i % 2 === rest),
      isWritten,
    )
  return {
    ...figuresOf(outcomes, isWritten),
    verdicts: claims.length > 0 ? verdictFigures(judgedClaims) : null,
    indexVersion: index.version,
    halves: options.halves ? { odd: half(0), even: half(1) } : null,
  }
}

/** Answers a question as for a user, if it states the expected answer. */
async function judge(
  index: IndexVersion,
  embedder: Embedder,
  question: EvaluationQuestion,
  copies: CopiesOfGold | null,
  { chat, crossEncoder, reader }: EvaluationOptions,
): Promise<Pick<Outcome, 'judged' | 'reading'>> {
  const { question: asked, answer: expected, conflict = [] } = question
  if (expected === undefined) return { judged: null, reading: null }
  const { answer, phrasing } = await answerQuestion(index, embedder, asked, {
    exclude: copies?.(question),
    crossEncoder,
    reader,
    ...(chat ? { model: readWith({ turn: startChatTurn(chat), asked, articles: index }) } : {}),
  })
  const exact = (await violations(answer, index)).length === 0
  return {
    judged: { expected: copies ? null : expected, answer, exact, conflict },
    reading: phrasing,
  }
}

async function lookFor(
  index: IndexVersion,
  embedder: Embedder,
  question: EvaluationQuestion,
  crossEncoder: CrossEncoder | undefined,
): Promise<Outcome['found']> {
  const accepted = question.answer
  const look = async (leg: Leg) => {
    const began = performance.now()
    const hits = await retrieve(index, embedder, question.question, {
      k: depth,
      legs: legs[leg],
      crossEncoder,
    })
    const milliseconds = performance.now() - began
    const answer = accepted ? rankOfAnswer(hits.slice(0, 10), accepted) : undefined
    return { found: { article: rankOfGold(hits, question), answer }, milliseconds }
  }
  const [dense, lexical, together] = [
    await look('dense'),
    await look('lexical'),
    await look('together'),
  ]
  return {
    ranks: { dense: dense.found, lexical: lexical.found, together: together.found },
    milliseconds: together.milliseconds,
  }
}

/** @param isWritten whether a chat model is used to write the answers */
function figuresOf(outcomes: readonly Outcome[], isWritten: boolean): Figures {
  const found = outcomes.flatMap((outcome) => outcome.found ?? [])
  const judged = outcomes.flatMap((outcome) => outcome.judged ?? [])
  const readings = outcomes.flatMap((outcome) => outcome.reading ?? [])
  const times = found.map(({ milliseconds }) => milliseconds)
  const figures = (leg: Leg) => {
    const ranks = found.map((one) => one.ranks[leg])
    const answers = ranks.flatMap(({ answer }) => (answer === undefined ? [] : [answer]))
    return {
      ...retrievalFigures(ranks.map(({ article }) => article)),
      ...(answers.length > 0 ? passageFigures(answers) : noPassageFigures),
    }
  }
  const isSearched = found.length > 0
  return {
    questions: outcomes.length,
    retrieval: isSearched
      ? { dense: figures('dense'), lexical: figures('lexical'), together: figures('together') }
      : null,
    latency: isSearched ? { p50: percentile(times, 0.5), p95: percentile(times, 0.95) } : null,
    answers: judged.length > 0 ? answerFigures(judged) : null,
    generation: isWritten && judged.length > 0 ? generationFigures(readings, judged) : null,
  }
}

/** The figures if no question with gold articles states its answer. */
const noPassageFigures = { answerIn1: null, answerIn5: null, answerIn10: null }

type CopiesOfGold = (question: EvaluationQuestion) => Set<string>

/** Returns a function from a question to the ids of its gold articles and of all articles of the same origins. */
export async function copiesOfGold(
  index: IndexVersion,
  questions: readonly EvaluationQuestion[],
): Promise<CopiesOfGold> {
  const wanted = new Set(questions.flatMap(({ gold }) => gold))
  const idsByOrigin = new Map<string, string[]>()
  const originByName = new Map<string, Set<string>>()
  for await (const { id, file, origin } of index.articleHeads()) {
    idsByOrigin.set(origin, [...(idsByOrigin.get(origin) ?? []), id])
    for (const name of [id, file, id.slice(id.lastIndexOf('#') + 1)]) {
      if (wanted.has(name))
        originByName.set(name, (originByName.get(name) ?? new Set()).add(origin))
    }
  }
  return ({ gold }) =>
    new Set(
      gold
        .flatMap((name) => [...(originByName.get(name) ?? [])])
        .flatMap((origin) => idsByOrigin.get(origin) ?? []),
    )
}
