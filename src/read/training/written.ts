import type { Span } from '../../domain/index.js'
import { sentences } from '../../text/sentences.js'
import type { Dice } from '../dice.js'
import { LONGEST_STRETCH, readable } from '../features.js'
import { pairs, sharedPart } from './sameness.js'
import { answered, type QuestionExample, stretchAround, unanswered } from './stretches.js'

/** A question written about an article. */
export interface WrittenQuestion {
  question: string
  /** The article's text. */
  text: string
  /** Null if the article does not contain the answer. */
  answer: Span | null
  /** The first passages that the product finds for the question. */
  passages: readonly string[]
}

const OFTEN_ANSWERED = 2
const PASSAGES_THAT_ANSWER = 3
const PASSAGES_THAT_DO_NOT = 4
const WITHOUT_ANSWER = 0.6
const SHORTEST_LEFT = 50

/** Makes examples from a written question: where its answer is, and what looks like an answer but is not. */
export function examplesOf(written: WrittenQuestion, dice: Dice): QuestionExample[] {
  const question = readable(written.question)
  const text = readable(written.text)
  const passages = written.passages.map(readable)
  if (!written.answer) {
    return [text, ...passages.slice(0, 3)].map((each) =>
      unanswered(question, each, nearest(question, each, dice)),
    )
  }
  const { start, end } = written.answer
  const answer = text.slice(start, end)
  const around = sentences(text)
  const examples: (QuestionExample | null)[] = []
  for (let i = 0; i < OFTEN_ANSWERED; i++) {
    const stretch = stretchAround(text, around, written.answer, dice)
    examples.push(answered(question, text, stretch, written.answer))
  }
  // The article's own passage, as the product cuts it.
  const context = text.slice(Math.max(0, start - 6), end + 6)
  for (const passage of passages.slice(0, PASSAGES_THAT_ANSWER)) {
    const at = passage.indexOf(context)
    if (at < 0) continue
    const place = {
      start: at + context.indexOf(answer),
      end: at + context.indexOf(answer) + answer.length,
    }
    const stretch = stretchAround(passage, sentences(passage), place, dice, LONGEST_STRETCH)
    examples.push(answered(question, passage, stretch, place))
  }
  if (dice.chance(WITHOUT_ANSWER))
    examples.push(withoutAnswer(question, text, written.answer, dice))
  const wrong = passages.filter((passage) => !passage.includes(answer))
  for (const passage of dice.sample(wrong.slice(0, PASSAGES_THAT_DO_NOT), 2)) {
    const stretch = dice.chance(0.7) ? nearest(question, passage, dice) : anyStretch(passage, dice)
    examples.push(unanswered(question, passage, stretch))
  }
  return examples.filter((example) => example !== null)
}

/** Returns the right stretch without the clause or sentence of the answer: the other values in it are not answers. */
function withoutAnswer(
  question: string,
  text: string,
  answer: Span,
  dice: Dice,
): QuestionExample | null {
  const border = dice.chance(0.5) ? /[。!?\n]/ : /[,;。!?\n]/
  let { start, end } = answer
  while (start > 0 && !border.test(text.charAt(start - 1))) start--
  while (end < text.length && !border.test(text.charAt(end))) end++
  const rest = text.slice(0, start) + text.slice(end + 1)
  const about = { start, end: Math.min(rest.length, start + 1) }
  const stretch = stretchAround(rest, sentences(rest), about, dice)
  const said = rest.slice(stretch.start, stretch.end)
  if (said.length < SHORTEST_LEFT || said.includes(text.slice(answer.start, answer.end)))
    return null
  return unanswered(question, rest, stretch)
}

const SENTENCE_ALONE = 0.2

function nearest(question: string, text: string, dice: Dice): Span {
  return nearestStretch(question, text, dice.chance(SENTENCE_ALONE))
}

/** Returns the stretch or sentence that shares most with the question, where a reader would look. */
export function nearestStretch(question: string, text: string, isAlone = false): Span {
  const asked = pairs(question)
  let best = -1
  let found: Span = { start: 0, end: Math.min(text.length, LONGEST_STRETCH) }
  for (const sentence of sentences(text)) {
    const { start } = sentence
    const end = Math.min(isAlone ? sentence.end : text.length, start + LONGEST_STRETCH)
    const shared = sharedPart(asked, pairs(text.slice(start, end)))
    if (shared > best) {
      best = shared
      found = { start, end }
    }
  }
  return found
}

function anyStretch(text: string, dice: Dice): Span {
  const start =
    dice.pick(sentences(text).filter(({ start }) => text.length - start > 60))?.start ?? 0
  return { start, end: Math.min(text.length, start + LONGEST_STRETCH) }
}

/** Returns one example of a written question for measuring, with the right stretch or the nearest one. */
export function onQuestion(written: WrittenQuestion, dice: Dice): QuestionExample | null {
  const question = readable(written.question)
  const text = readable(written.text)
  if (!written.answer) return unanswered(question, text, nearestStretch(question, text))
  const stretch = stretchAround(text, sentences(text), written.answer, dice, LONGEST_STRETCH)
  return answered(question, text, stretch, written.answer)
}

/** What a stretch says about a claim, as indices into the network's outputs. */
export const verdicts = { supported: 0, contradicted: 1, neither: 2 } as const

export interface ClaimExample {
  claim: string
  stretch: string
  verdict: number
}

export interface WrittenClaim {
  claim: string
  verdict: keyof typeof verdicts
  text: string
  /** Where the article says so or comes nearest; null if no place was recorded. */
  context: Span | null
}

export function claimExamplesOf(written: WrittenClaim, dice: Dice): ClaimExample[] {
  const examples = [onClaim(written, dice), onClaim(written, dice)]
  if (written.verdict === 'neither' || written.context === null) return examples
  // For a nearby sentence of the same article that does not mention it, the verdict is neither.
  const claim = readable(written.claim)
  const text = readable(written.text)
  const { start, end } = written.context
  const rest = [text.slice(0, start), text.slice(end)].filter((each) => each.length > 40)
  const other = dice.pick(rest)
  if (other === undefined || dice.chance(0.5)) return examples
  const near = nearestStretch(claim, other)
  return [
    ...examples,
    { claim, stretch: other.slice(near.start, near.end), verdict: verdicts.neither },
  ]
}

export function onClaim(written: WrittenClaim, dice: Dice): ClaimExample {
  const claim = readable(written.claim)
  const text = readable(written.text)
  const stretch = written.context
    ? stretchAround(text, sentences(text), written.context, dice, LONGEST_STRETCH)
    : nearestStretch(claim, text)
  return {
    claim,
    stretch: text.slice(stretch.start, stretch.end),
    verdict: verdicts[written.verdict],
  }
}
