import type { Answer, Turn } from '../domain/index.js'
import type { Embedder } from '../embed/embedder.js'
import type { Snapshot } from '../index/index.js'
import { followsUp, resolveFollowUp } from '../retrieve/follow-up.js'
import { type AnswerOptions, answerQuestion, checked, frame } from './answer.js'
import { type Chat, type ChatTurn, takeTurn } from './generated/chat.js'
import { type Phrasing, phraseWith } from './generated/generate.js'
import { rewriteWith } from './generated/rewrite.js'
import { scriptOf } from './script-of-answer.js'

/** How many of the last turns a follow-up may lean on, and how much of each. */
const turnsKept = 3
const longestTurn = 500

export interface ConverseOptions extends Omit<AnswerOptions, 'phrase'> {
  /** The turns before this question, oldest first. */
  history?: readonly Turn[]
  /** Told of each sentence of a generated answer, with its markers, as soon as it is verified. */
  onSentence?: (sentence: string) => void
  /** Told how a chat model fared with the answer; not at all where none is asked. */
  onPhrased?: (phrasing: Phrasing) => void
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
  { history = [], onSentence, onPhrased, chat, ...options }: ConverseOptions = {},
): Promise<Answer> {
  const asked = checked(text)
  const turn = chat ? takeTurn(chat) : null
  const understood = await standAlone(asked, history.slice(-turnsKept).map(shortened), turn)
  if (understood === null) return unclear(index, asked)
  const articleOf = (id: string) => index.articleById(id)
  const answer = await answerQuestion(index, embedder, understood, {
    ...options,
    ...(turn
      ? {
          phrase: phraseWith({
            turn,
            asked,
            articleOf,
            onSentence,
            onPhrased,
            onBreach: options.onBreach,
          }),
        }
      : {}),
  })
  if (understood === asked) return answer
  const reading = scriptOf(asked)(`按“${understood}”理解。`)
  return { ...answer, question: asked, notice: reading + (answer.notice ?? '') }
}

function shortened({ question, answer }: Turn): Turn {
  return { question: question.slice(0, longestTurn), answer: answer.slice(0, longestTurn) }
}

/** The question as it stands alone; null where nobody can tell what it leans on. */
async function standAlone(
  asked: string,
  history: readonly Turn[],
  turn: ChatTurn | null,
): Promise<string | null> {
  if (!followsUp(asked, history)) return asked
  const rewritten = turn ? await rewriteWith(turn, asked, history) : null
  if (rewritten !== null) return rewritten
  const resolved = resolveFollowUp(asked, history)
  return 'unclear' in resolved ? null : resolved.question
}

function unclear(index: Snapshot, question: string): Answer {
  return {
    ...frame(index, { text: question }),
    answer: scriptOf(question)(
      '不能确定您问的是什么：请写明所指的人、地方、机构或事情，再问一次。',
    ),
  }
}
