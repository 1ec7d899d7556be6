import { z } from 'zod'
import type { AnswerContent, AnswerSentence, ModelFailureReason } from '../../domain/index.js'
import { violations } from '../../evidence/verify.js'
import type { Articles } from '../../index/index.js'
import { scriptOf } from '../../text/script-of-answer.js'
import type { ModelReads } from '../answering.js'
import { Draft } from './draft.js'
import type { ChatTurn } from './model/chat.js'
import { ModelFailure } from './model/model-failure.js'
import { offeredPassages } from './offered-passages.js'
import { answerPrompt } from './prompt.js'
import { ObjectStream } from './sentence-stream.js'

/** A model without an enforced schema may omit the number of the passage that a quote comes from. */
export const copyShape = z.union([
  z.object({ passage: z.number().catch(0), text: z.string() }),
  z.string().transform((text) => ({ passage: 0, text })),
])
const sentenceShape = z.object({ text: z.string(), quotes: z.array(copyShape) })
const replyShape = z
  .object({
    answered: z.boolean().optional(),
    sentences: z.array(z.unknown()),
    short: z.unknown().optional(),
  })
  .transform((reply) => ({ ...reply, answered: reply.answered ?? reply.sentences.length > 0 }))

/** What reading for one question needs. */
export interface ReadingContext {
  turn: ChatTurn
  /** The question in the user's own words: the answer is written in the script of this text. */
  asked: string
  articles: Articles
  /** Called with each sentence once it is verified. */
  onSentence?: ((sentence: AnswerSentence) => void) | undefined
}

/**
 * Lets a chat model read the passages and either answer or stay silent. If the model fails, returns the answer without
 * it, together with the reason.
 */
export function readWith(context: ReadingContext): ModelReads {
  const write = scriptOf(context.asked)
  return async ({
    answering: { answer: extractive, hits, breaches: before },
    question,
    silent,
  }) => {
    let draft: Draft | null = null
    const breaches = [...before]
    const read = (
      answer: AnswerContent,
      failure: ModelFailureReason | null,
      answered = false,
    ): Awaited<ReturnType<ModelReads>> => {
      const refusals = draft?.refusals ?? []
      const shortened = draft?.shortened ?? []
      const counts = { sentences: draft?.written ?? 0, unsupported: refusals.length }
      return { answer, phrasing: { failure, answered, ...counts, refusals, shortened }, breaches }
    }
    try {
      const { articles, turn } = context
      const cited = extractive.citations.map(({ articleId }) => articleId)
      const articleOf = await articles.articlesById(cited)
      const offered = offeredPassages(extractive, hits, articleOf, turn.passages)
      if (!offered) throw new ModelFailure('orders_in_articles')
      if (offered.length === 0) return { answer: extractive, phrasing: null, breaches }
      draft = new Draft(offered, write, question.type === 'yes_no' ? '' : question.text)
      const { answered, short } = await readReply(context, question.text, draft)
      if (!answered) {
        return read(extractive.status === 'answered' ? silent() : extractive, null)
      }
      finishSentences(draft, short, extractive, context)
      const answer = draft.finish(extractive, short, extractive)
      const broken = await violations(answer, articles)
      if (broken.length > 0) {
        const { indexVersion } = answer
        breaches.push({ of: 'generated', violations: broken, indexVersion })
        throw new ModelFailure('nothing_kept')
      }
      return read(answer, null, true)
    } catch (error) {
      const reason = error instanceof ModelFailure ? error.reason : 'failed'
      // A silent answer already implies that nothing the model wrote could be shown.
      const isSaid = extractive.status === 'answered' || reason !== 'nothing_kept'
      return read(isSaid ? { ...extractive, modelFailure: reason } : extractive, reason)
    }
  }
}

/**
 * Shows quotes in place of refused sentences. If none of the model's sentences was kept and the rules are silent too,
 * its quotes alone are no answer unless one contains its short answer.
 * @throws ModelFailure nothing_kept
 */
function finishSentences(
  draft: Draft,
  short: string | null,
  { status }: AnswerContent,
  { onSentence }: ReadingContext,
): void {
  if (draft.stands || status === 'answered' || draft.holds(short)) {
    for (const each of draft.release()) onSentence?.(each)
  }
  if (!draft.stands) throw new ModelFailure('nothing_kept')
}

/** Occurs before the sentences of a reply that finds no answer. */
const declines = /"answered"\s*:\s*false/

/**
 * Adds each sentence to the draft while the reply streams in; returns whether there is an answer, and the short answer.
 * @throws ModelFailure
 */
async function readReply(
  { turn, onSentence }: ReadingContext,
  question: string,
  draft: Draft,
): Promise<{ answered: boolean; short: string | null }> {
  const reply = new ObjectStream('sentences')
  for await (const piece of turn.ask(answerPrompt(question, draft.offered))) {
    for (const object of reply.push(piece)) {
      const sentence = sentenceShape.safeParse(object).data
      if (!sentence || declines.test(reply.before)) continue
      for (const each of draft.add(sentence.text, sentence.quotes)) onSentence?.(each)
    }
    if (reply.isTooLong) throw new ModelFailure('malformed')
  }
  const whole = replyShape.safeParse(reply.whole).data
  if (!whole) throw new ModelFailure('malformed')
  const { answered, short } = whole
  return { answered, short: typeof short === 'string' ? short : null }
}
