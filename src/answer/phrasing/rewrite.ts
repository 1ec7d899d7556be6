import { z } from 'zod'
import type { Turn } from '../../domain/index.js'
import { addressesSomebody } from '../../evidence/orders.js'
import { figurePlaces, newFigure } from '../../evidence/wording/figures.js'
import { isAddress } from '../../evidence/wording/form.js'
import { groundsOf } from '../../evidence/wording/grounds.js'
import { namesSetApart, taggedNames } from '../../evidence/wording/names.js'
import { newWords } from '../../evidence/wording/wording.js'
import { anyOf } from '../../text/any-of.js'
import { fold, foldCompact } from '../../text/fold.js'
import { interrogatives } from '../../text/lexicon/questions/asking.js'
import { words } from '../../text/segment.js'
import type { ChatTurn } from './model/chat.js'
import { type Prompt, rewritePrompt, translatePrompt } from './prompt.js'
import { ObjectStream } from './sentence-stream.js'

const shape = z.object({ question: z.string() })
const longest = 200

/**
 * Rewrites a follow-up as a standalone question with the chat model; returns null if the model fails or adds something
 * that occurs nowhere in the conversation.
 */
export async function rewriteWith(
  turn: ChatTurn,
  question: string,
  turns: readonly Turn[],
): Promise<string | null> {
  const rewritten = await questionOf(turn, rewritePrompt(question, turns))
  return rewritten !== null && isFaithful(rewritten, question, turns) ? rewritten : null
}

/**
 * Translates a question in another language into Chinese with the chat model; returns null if the model fails or
 * changes the question.
 */
export async function translateWith(turn: ChatTurn, question: string): Promise<string | null> {
  const translated = await questionOf(turn, translatePrompt(question))
  if (translated === null || !/\p{Script=Han}/u.test(translated) || !isQuestion(translated)) {
    return null
  }
  const isSame = newFigure(
    fold(translated).replace(/\p{Script=Han}+/gu, ' '),
    groundsOf([question]),
  )
  return isSame === null && !addressesSomebody(translated) ? translated : null
}

/** Returns the question in a reply; null if the call fails or the reply is invalid. */
async function questionOf(turn: ChatTurn, prompt: Prompt): Promise<string | null> {
  try {
    const reply = new ObjectStream('question')
    for await (const piece of turn.ask(prompt)) {
      reply.push(piece)
      if (reply.isTooLong) return null
    }
    return shape.safeParse(reply.whole).data?.question.trim() ?? null
  } catch {
    return null
  }
}

function isQuestion(text: string): boolean {
  // Accept one question without addresses, and without characters that would close the quotation marks around it.
  const isOne = !/[?？].|[“”「」『』"]/u.test(text) && !isAddress(text)
  return text !== '' && text.length <= longest && isOne && !/[\p{C}@<>`[\]]/u.test(text)
}

/**
 * Decides whether a rewritten question uses only the words of the conversation and keeps every name and number of the
 * question.
 */
function isFaithful(rewritten: string, question: string, turns: readonly Turn[]): boolean {
  if (!isQuestion(rewritten)) return false
  if (addressesSomebody(rewritten) && !addressesSomebody(question)) return false
  const said = [question, ...turns.flatMap((turn) => [turn.question, turn.answer])]
  const grounds = groundsOf(said)
  const folded = fold(rewritten)
  const compact = foldCompact(rewritten)
  const names = [...taggedNames(folded).map(({ text }) => text), ...namesSetApart(folded)]
  const own = newWords(
    compact,
    { quotes: grounds, around: grounds, asked: '' },
    figurePlaces(compact),
  ).filter((word) => !asks(word))
  return (
    newFigure(folded, grounds) === null &&
    names.every((name) => grounds.hold(name)) &&
    own.length === 0 &&
    newFigure(fold(question), groundsOf([rewritten])) === null &&
    taggedNames(fold(question)).every(({ text }) => compact.includes(text))
  )
}

const asking = new RegExp(anyOf(interrogatives))

/** Decides whether a word is part of asking; such words need no source in the conversation. */
function asks(word: string): boolean {
  return words(word).every(({ tag }) => /^[rymu]/.test(tag)) || asking.test(word)
}
