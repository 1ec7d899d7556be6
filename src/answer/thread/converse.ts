import {
  type AnswerNote,
  type Article,
  isThanks,
  type OnSentence,
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
import { type Answering, type AnswerOptions, answerQuestion, checked, unread } from '../answer.js'
import { readWith } from '../phrasing/generate.js'
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
  onSentence?: OnSentence | undefined
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
): Promise<Answering> {
  const asked = checked(text)
  const questions = options.chat ? [asked] : questionsIn(asked)
  if (questions.length === 1) return answerOne(index, embedder, asked, options)
  const answerings: Answering[] = []
  let { history = [] } = options
  for (const question of questions) {
    const answering = await answerOne(index, embedder, question, { ...options, history })
    // What is asked next leans on what was asked first.
    if (answerings.length === 0 && !isAnswered(answering)) break
    answerings.push(answering)
    history = [...history, turnOf(question, answering.answer)]
  }
  if (answerings.length > 0 && answerings.every(isAnswered)) return asOne(asked, answerings)
  const whole = await answerOne(index, embedder, asked, options)
  return isAnswered(whole) || answerings.length === 0 ? whole : asOne(asked, answerings)
}

const isAnswered = ({ answer }: Answering) => answer.status === 'answered'

/** The answers to questions that were asked at once as one, with the passages of all of them. */
function asOne(asked: string, answerings: readonly Answering[]): Answering {
  return {
    ...unread(
      joined(
        asked,
        answerings.map(({ answer }) => answer),
      ),
    ),
    hits: answerings.flatMap(({ hits }) => hits),
    breaches: answerings.flatMap(({ breaches }) => breaches),
  }
}

async function answerOne(
  index: Snapshot,
  embedder: Embedder,
  asked: string,
  { history = [], onSentence, chat, ...options }: ConverseOptions,
): Promise<Answering> {
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
    ...(turn ? { model: readWith({ turn, asked, articleOf, onSentence }) } : {}),
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
  const answering = await answerQuestion(index, embedder, understood, asking)
  if (understood === asked) return answering
  return noted(asked, answering, { kind: 'understood_as', question: understood })
}

/** An answer to the question as it was asked, with how that was read. */
function noted(
  asked: string,
  answering: Answering,
  { kind, question }: Extract<AnswerNote, { kind: 'understood_as' | 'continues' }>,
): Answering {
  const { answer } = answering
  const note = { kind, question: scriptOf(asked)(question) }
  return {
    ...answering,
    answer: { ...answer, question: asked, notes: [note, ...answer.notes] },
  }
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
function askBack(index: Snapshot, question: string, clarify: string): Answering {
  return unread({ ...frame(index, { text: question }), clarify })
}
