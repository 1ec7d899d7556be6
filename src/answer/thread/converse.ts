import {
  type AnswerContent,
  type AnswerNote,
  type AnswerSentence,
  type Article,
  isThanks,
  type Turn,
  turnOf,
} from '../../domain/index.js'
import type { Embedder } from '../../embed/embedder.js'
import type { Snapshot } from '../../index/index.js'
import {
  followsUp,
  type Resolution,
  resolveFollowUp,
  type TextsOf,
} from '../../question/follow-up.js'
import { questionsIn } from '../../question/several-questions.js'
import { isForeign } from '../../text/script.js'
import { scriptOf } from '../../text/script-of-answer.js'
import { type AnswerOptions, answerQuestion, checked } from '../answer.js'
import { type ModelReading, readWith } from '../phrasing/generate.js'
import { type Chat, type ChatTurn, startChatTurn } from '../phrasing/model/chat.js'
import { rewriteWith, translateWith } from '../phrasing/rewrite.js'
import { frame } from '../silence.js'
import { joined } from './join-answers.js'
import { answerInThread, leansOn, threadOf } from './thread.js'

/** How many of the last turns a follow-up may lean on, and how much of each. */
const turnsKept = 3
const longestTurn = 500

export interface ConverseOptions extends Omit<AnswerOptions, 'model'> {
  /** The turns before this question, oldest first. */
  history?: readonly Turn[]
  /** Told of each sentence of a generated answer as soon as it is verified. */
  onSentence?: (sentence: AnswerSentence) => void
  /** Told how a chat model fared with the answer; not at all where none is asked. */
  onModelRead?: (reading: ModelReading) => void
  /** Writes the answers; without it they are made of quotes. */
  chat?: Chat | undefined
}

/**
 * Answers a question that may lean on the ones before it, in a chat model's words where there is one.
 * @throws YoujuError question_empty, question_too_long
 */
export async function converse(
  index: Snapshot,
  embedder: Embedder,
  text: string,
  options: ConverseOptions = {},
): Promise<AnswerContent> {
  const asked = checked(text)
  const questions = options.chat ? [asked] : questionsIn(asked)
  if (questions.length === 1) return answerOne(index, embedder, asked, options)
  const answers: AnswerContent[] = []
  let { history = [] } = options
  for (const question of questions) {
    const answer = await answerOne(index, embedder, question, { ...options, history })
    // What is asked next leans on what was asked first.
    if (answers.length === 0 && answer.status !== 'answered') break
    answers.push(answer)
    history = [...history, turnOf(question, answer)]
  }
  if (answers.length > 0 && answers.every(({ status }) => status === 'answered')) {
    return joined(asked, answers)
  }
  const whole = await answerOne(index, embedder, asked, options)
  return whole.status === 'answered' || answers.length === 0 ? whole : joined(asked, answers)
}

async function answerOne(
  index: Snapshot,
  embedder: Embedder,
  asked: string,
  { history = [], onSentence, onModelRead, chat, ...options }: ConverseOptions,
): Promise<AnswerContent> {
  const turn = chat ? startChatTurn(chat) : null
  const articleOf = (id: string) => index.articleById(id)
  const textsOf = ({ cited = [] }: Turn) =>
    textsOfArticles(cited.flatMap((id) => articleOf(id) ?? []))
  const turns = history.slice(-turnsKept).map(shortened)
  if (turns.length > 0 && isThanks(asked)) return askBack(index, asked, asked)
  const chinese = turn && isForeign(asked) ? await translateWith(turn, asked) : null
  const said = chinese ?? asked
  const resolved = await standAlone(said, turns, turn, textsOf)
  const asking = {
    ...options,
    ...(turn
      ? {
          model: readWith({
            turn,
            asked,
            articleOf,
            onSentence,
            onModelRead,
            onBreach: options.onBreach,
          }),
        }
      : {}),
  }
  const isUnresolved = 'unclear' in resolved || resolved.question === said
  if (isUnresolved && leansOn(said, turns, textsOf)) {
    const thread = threadOf(turns, textsOf)
    const found = thread && (await answerInThread(index, embedder, said, thread, asking))
    if (!thread || !found) {
      return askBack(index, asked, 'unclear' in resolved ? resolved.unclear : asked)
    }
    return noted(asked, found, { kind: 'continues', question: thread.question })
  }
  if ('unclear' in resolved) return askBack(index, asked, resolved.unclear)
  const understood = resolved.question
  const answer = await answerQuestion(index, embedder, understood, asking)
  if (understood === asked) return answer
  return noted(asked, answer, { kind: 'understood_as', question: understood })
}

/** An answer to the question as it was asked, with how that was read. */
function noted(
  asked: string,
  answer: AnswerContent,
  { kind, question }: Extract<AnswerNote, { kind: 'understood_as' | 'continues' }>,
): AnswerContent {
  const note = { kind, question: scriptOf(asked)(question) }
  return { ...answer, question: asked, notes: [note, ...answer.notes] }
}

function shortened({ question, answer, ...rest }: Turn): Turn {
  return { ...rest, question: question.slice(0, longestTurn), answer: answer.slice(0, longestTurn) }
}

/** Null where there is nothing to look names up in. */
function textsOfArticles(articles: readonly Article[]): string[] | null {
  return articles.length > 0 ? articles.map(({ title, text }) => `${title ?? ''}\n${text}`) : null
}

/** The question as it stands alone, or what cannot be told from the turns before it. */
async function standAlone(
  asked: string,
  history: readonly Turn[],
  turn: ChatTurn | null,
  textsOf: TextsOf,
): Promise<Resolution> {
  if (!followsUp(asked, history)) return { question: asked }
  const rewritten = turn ? await rewriteWith(turn, asked, history) : null
  return rewritten === null ? resolveFollowUp(asked, history, textsOf) : { question: rewritten }
}

/** @param clarify what is not understood; all of it where somebody only thanks */
function askBack(index: Snapshot, question: string, clarify: string): AnswerContent {
  return { ...frame(index, { text: question }), clarify }
}
