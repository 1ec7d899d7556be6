import {
  type AnswerNote,
  type Article,
  isForeign,
  isThanks,
  type OnSentence,
  type Turn,
  turnOf,
} from '../../domain/index.js'
import type { Embedder } from '../../embed/embedder.js'
import type { IndexVersion } from '../../index/index.js'
import {
  followsUp,
  type Resolution,
  resolveFollowUp,
  type TextsOf,
} from '../../question/follow-up.js'
import { questionsIn } from '../../question/several-questions.js'
import { scriptOf } from '../../text/script-of-answer.js'
import { type AnswerOptions, answerQuestion, checked } from '../answer.js'
import { type Answering, unread } from '../answering.js'
import { readWith } from '../phrasing/generate.js'
import { type Chat, type ChatTurn, startChatTurn } from '../phrasing/model/chat.js'
import { deadlineIn } from '../phrasing/model/chat-model.js'
import { rewriteWith, translateWith } from '../phrasing/rewrite.js'
import { frame } from '../silence.js'
import { joined } from './join-answers.js'
import { answerInThread, leansOn, threadOf } from './thread.js'

/** Number of recent turns that a follow-up may refer to, and the maximum length of each question and answer. */
const turnsKept = 3
const longestTurn = 500

export interface ConverseOptions extends Omit<AnswerOptions, 'model'> {
  /** The turns before this question, oldest first. */
  history?: readonly Turn[]
  onSentence?: OnSentence | undefined
  /** Aborts when nobody waits for the answer any more. */
  signal?: AbortSignal | undefined
  /** Writes the answers; without it answers are made of quotes. */
  chat?: Chat | undefined
}

/**
 * Answers a question that may refer to earlier ones, in a chat model's words if there is one.
 * @throws YoujuError question_empty, question_too_long
 */
export async function converse(
  index: IndexVersion,
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
    // Later questions depend on the first one.
    if (answerings.length === 0 && !isAnswered(answering)) break
    answerings.push(answering)
    history = [...history, turnOf(question, answering.answer)]
  }
  if (answerings.length > 0 && answerings.every(isAnswered)) return asOne(asked, answerings)
  const whole = await answerOne(index, embedder, asked, options)
  return isAnswered(whole) || answerings.length === 0 ? whole : asOne(asked, answerings)
}

const isAnswered = ({ answer }: Answering) => answer.status === 'answered'

/** Merges the answers to questions asked together into one, with the passages of all of them. */
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
  index: IndexVersion,
  embedder: Embedder,
  asked: string,
  { history = [], onSentence, chat, signal, ...options }: ConverseOptions,
): Promise<Answering> {
  const turn = chat ? startChatTurn(chat, deadlineIn(chat.timeoutSeconds, signal)) : null
  const turns = history.slice(-turnsKept).map(shortened)
  const articleOf = await index.articlesById(turns.flatMap(({ cited = [] }) => cited))
  const textsOf = ({ cited = [] }: Turn) =>
    textsOfArticles(cited.flatMap((id) => articleOf(id) ?? []))
  if (turns.length > 0 && isThanks(asked)) return askBack(index, asked, asked)
  const chinese = turn && isForeign(asked) ? await translateWith(turn, asked) : null
  const said = chinese ?? asked
  const resolved = await standAlone(said, turns, turn, textsOf)
  const asking = {
    ...options,
    ...(turn ? { model: readWith({ turn, asked, articles: index, onSentence }) } : {}),
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

/** Restores the question as asked and adds a note on how it was read. */
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

/** Returns the texts of articles; null if there are none to look names up in. */
function textsOfArticles(articles: readonly Article[]): string[] | null {
  return articles.length > 0 ? articles.map(({ title, text }) => `${title ?? ''}\n${text}`) : null
}

/** Returns the question in standalone form, or the part that the earlier turns do not make clear. */
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

/**
 * Asks the user to clarify.
 * @param clarify the part that is unclear; the whole message if the user only says thanks
 */
function askBack(index: IndexVersion, question: string, clarify: string): Answering {
  return unread({ ...frame(index, { text: question }), clarify })
}
