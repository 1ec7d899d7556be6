import type { Hit, Turn } from '../../domain/index.js'
import type { Embedder } from '../../embed/embedder.js'
import type { IndexVersion } from '../../index/index.js'
import { followsUp } from '../../question/follow-up.js'
import { analyseQuestion, type Question } from '../../question/question.js'
import { asking, properWords } from '../../question/subjects.js'
import { retrieve } from '../../retrieve/retrieve.js'
import { fold } from '../../text/fold.js'
import { type AnswerOptions, answerQuestion } from '../answer.js'
import type { Answering } from '../answering.js'

/** What a question in a thread refers to: the last standalone question, and the articles cited since. */
interface Thread {
  question: string
  cited: ReadonlySet<string>
  /** The answers given since. */
  said: string
}

const correction =
  /我(?:其实|刚才)?(?:是)?(?:想)?(?:说|问|指)的?(?:其实)?是|我是(?:说|问|指)|不是.{1,14}[,，]?(?:是|问)|打错|说错|问错|更正/
const goesOn = /后来|还有谁|另外几|其他(?:的|人|几)|另一个|其余|之后呢|然后呢/

/** 岳阳那边呢 repeats the earlier question for another subject. */
const ellipsis = /^[^?？,，]{1,16}呢[?？。!！]*$/
/** A question up to this length, in code units, that names nothing is about the earlier subject: 亚军是谁来着？ */
const SHORT = 9

/**
 * Minimum share of a question's terms that must occur in the cited articles for it to be about them, although it names
 * nothing.
 */
const HELD = 0.6
/** Minimum share of the question's own terms that the answering passage must contain. */
const OWN = 0.5
/** Number of passages retrieved for the thread's question, the same as for any question. */
const PASSAGES = 12

/**
 * Whether a question continues its thread: followsUp says so, or it corrects itself, or everything it names was cited.
 */
export function leansOn(
  question: string,
  history: readonly Turn[],
  textsOf: (turn: Turn) => readonly string[] | null,
): boolean {
  if (history.length === 0) return false
  const folded = fold(question)
  if (followsUp(question, history) || (ellipsis.test(folded) && !asking.test(folded))) return true
  const text = fold(history.flatMap((turn) => textsOf(turn) ?? []).join('\n'))
  const names = properWords(folded).map((word) => word.text)
  if (text === '' || names.some((name) => !text.includes(name))) return false
  if (correction.test(folded) || goesOn.test(folded) || folded.length <= SHORT) return true
  const { terms } = analyseQuestion(question)
  const held = terms.filter((term) => text.includes(term))
  return terms.length > 0 && held.length >= HELD * terms.length
}

/**
 * Answers a question that continues its thread from the articles that the thread is about; returns null if they do not
 * answer it.
 */
export async function answerInThread(
  index: IndexVersion,
  embedder: Embedder,
  asked: string,
  { question: before, cited, said }: Thread,
  options: AnswerOptions,
): Promise<Answering | null> {
  const about = analyseQuestion(before)
  const question = continued(about, analyseQuestion(asked))
  const look = { ...options, k: PASSAGES }
  const hits = await retrieve(index, embedder, about, look)
  // 岳阳那边呢 is answered in other articles than those about 长沙.
  if (ellipsis.test(fold(asked))) hits.push(...(await retrieve(index, embedder, question, look)))
  const only = new Set([...cited, ...hits.map(({ article }) => article.id)])
  const isOwn = (found: readonly Hit[]) =>
    found.some(({ article, passage }) => holdsOwn(asked, `${article.title ?? ''}\n${passage.text}`))
  const { model } = options
  const answering = await answerQuestion(index, embedder, question, {
    ...options,
    only,
    // Do not call the model if the passages do not match the question.
    ...(model && {
      model: async (reply) => (isOwn(reply.answering.hits) ? model(reply) : reply.answering),
    }),
  })
  const { answer } = answering
  if (answer.status !== 'answered' || !isOwn(answering.hits)) return null
  // A short answer given before belongs to the earlier question.
  const isSaid = answer.short !== null && said.includes(answer.short)
  const short = isSaid ? null : answer.short
  return { ...answering, answer: { ...answer, question: asked, short } }
}

/** Combines the question of a thread with the new one; the kind is that of the new one if it asks anything. */
function continued(before: Question, now: Question): Question {
  const text = `${before.text.replace(/[?？。]+$/, '')}，${now.text}`
  const asks = asking.test(now.folded) || now.type !== 'other'
  const kind = asks ? now : before
  return {
    ...{ text, folded: fold(text), type: kind.type, unit: kind.unit },
    focus: now.focus.length > 0 ? now.focus : kind.focus,
    content: [...before.content, ...now.content],
    terms: [...new Set([...now.terms, ...before.terms])],
    searched: [...new Set([...now.searched, ...before.searched])],
  }
}

function holdsOwn(asked: string, text: string): boolean {
  const { terms } = analyseQuestion(asked.replace(goesOn, ''))
  const folded = fold(text)
  return terms.filter((term) => folded.includes(term)).length >= OWN * terms.length
}

/** Returns the last standalone question of a history and what was cited from there on; null if nothing was cited. */
export function threadOf(
  history: readonly Turn[],
  textsOf: (turn: Turn) => readonly string[] | null,
): Thread | null {
  const at = history.findLastIndex(
    (turn, i) => turn.cited?.length && !leansOn(turn.question, history.slice(0, i), textsOf),
  )
  const first = history[at]
  if (!first) return null
  const text = fold((textsOf(first) ?? []).join('\n'))
  const names = properWords(fold(first.question)).map((word) => word.text)
  // The subject of the question occurs in none of the articles: they are about something else.
  if (names[0] !== undefined && !text.includes(names[0])) return null
  return {
    question: first.question,
    cited: new Set(history.slice(at).flatMap(({ cited = [] }) => cited)),
    said: history
      .slice(at)
      .map(({ answer }) => answer)
      .join('\n'),
  }
}
