import { z } from 'zod'
import type { Turn } from '../../domain/index.js'
import { fold, foldCompact } from '../../text/fold.js'
import { words } from '../../text/segment.js'
import type { ChatTurn } from './chat.js'
import { figurePlaces, newFigure } from './figures.js'
import { groundsOf } from './grounds.js'
import { namesSetApart, taggedNames } from './names.js'
import { addressesSomebody } from './orders.js'
import { rewritePrompt } from './prompt.js'
import { ObjectStream } from './sentence-stream.js'
import { newWords } from './wording.js'

const shape = z.object({ question: z.string() })
const longest = 200

/**
 * A follow-up as a question that stands alone, by the chat model; null where the model fails or brings in
 * what nobody has said.
 */
export async function rewriteWith(
  turn: ChatTurn,
  question: string,
  turns: readonly Turn[],
): Promise<string | null> {
  try {
    const reply = new ObjectStream('question')
    for await (const piece of turn.ask(rewritePrompt(question, turns))) {
      reply.push(piece)
      if (reply.isTooLong) return null
    }
    const rewritten = shape.safeParse(reply.whole).data?.question.trim() ?? ''
    return isFaithful(rewritten, question, turns) ? rewritten : null
  } catch {
    return null
  }
}

/** Whether a rewritten question asks with the words of the conversation, and leaves out no name or number of the question. */
function isFaithful(rewritten: string, question: string, turns: readonly Turn[]): boolean {
  if (rewritten === '' || rewritten.length > longest || /[\p{C}@<>`[\]]/u.test(rewritten))
    return false
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

/** Words that ask belong to nobody. */
function asks(word: string): boolean {
  return (
    words(word).every(({ tag }) => /^[rymu]/.test(tag)) || /什么|多少|哪|谁|何|几|怎/.test(word)
  )
}
