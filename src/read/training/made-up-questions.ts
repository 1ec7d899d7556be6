import type { Span } from '../../domain/index.js'
import { toTraditional } from '../../text/script.js'
import type { Dice } from '../dice.js'
import { readable } from '../features.js'
import { overlaps, type Value, type ValueKind } from '../values.js'
import { answerOf, type Fact, FactFinder } from './facts.js'
import type { Sameness } from './sameness.js'
import { answered, type QuestionExample, stretchAround, unanswered } from './stretches.js'
import type { Telling } from './telling.js'
import { wordQuestion } from './wording.js'

/** Chosen so that common kinds do not crowd out the others. */
const weights: Readonly<Record<ValueKind, number>> = {
  who: 2.4,
  where: 1.6,
  organisation: 1.8,
  when: 2,
  number: 1.5,
  work: 2,
  term: 0.8,
  thing: 0.35,
  list: 4,
  reason: 5,
  how: 4,
  said: 1.2,
}
const TRADITIONAL = 0.1
/** Cumulative shares of what is made from facts that only one article states. */
const SELF = 0.4
const WITHOUT_VALUE = 0.58
const OTHER_KIND = 0.8
/** Minimum length of a stretch without a value of the asked kind, which consists of whole sentences. */
const SHORTEST_UNKIND = 40

export class QuestionMaker {
  private readonly facts: FactFinder

  constructor(
    sameness: Sameness,
    private readonly dice: Dice,
  ) {
    this.facts = new FactFinder(sameness, dice, weights)
  }

  /** Makes questions from the facts of one article. Some are answered by another article on the event, some by none. */
  make(asked: Telling, other: Telling): QuestionExample[] {
    return this.facts.facts(asked).flatMap((fact) => {
      const place = this.facts.counterpart(fact, other)
      const made = place ? this.across(fact, other, place) : this.within(fact, other)
      return made
        .filter((example) => example !== null && isSound(example))
        .map((example) => this.spelt(example as QuestionExample))
    })
  }

  private question(fact: Fact): string | null {
    const question = wordQuestion(fact, this.dice)
    return question !== null && this.facts.isTelling(question, fact) ? question : null
  }

  private across(fact: Fact, other: Telling, place: Span): (QuestionExample | null)[] {
    const sentence = other.sentences.find(
      (each) => each.start <= place.start && place.end <= each.end,
    )
    const question = this.question(fact)
    if (!sentence || question === null) return []
    const stretch = stretchAround(other.text, other.sentences, sentence, this.dice)
    const examples = [answered(question, other.text, stretch, place)]
    if (this.dice.chance(0.2)) examples.push(this.ofOtherKind(fact, other))
    return examples
  }

  private within(fact: Fact, other: Telling): (QuestionExample | null)[] {
    const { telling, sentence, value } = fact
    const answer = answerOf(fact)
    if (answer.length < 2) return []
    const choice = this.dice.between(0, 999) / 1000
    if (choice < SELF) {
      const question = this.question(fact)
      const stretch = stretchAround(telling.text, telling.sentences, sentence, this.dice)
      const text = telling.text.slice(stretch.start, stretch.end)
      const once = text.indexOf(answer) === text.lastIndexOf(answer)
      return question !== null && once ? [answered(question, telling.text, stretch, value)] : []
    }
    if (choice < WITHOUT_VALUE) return [this.withoutValue(fact, other)]
    if (choice < OTHER_KIND)
      return [this.ofOtherKind(fact, this.dice.chance(0.5) ? other : telling)]
    return [this.aboutAnother(fact)]
  }

  /** Takes the nearest stretch that does not contain the value. */
  private withoutValue(fact: Fact, other: Telling): QuestionExample | null {
    const question = this.question(fact)
    const near = this.facts.nearest(fact, [other, fact.telling])
    if (question === null || !near) return null
    const stretch = stretchAround(near.telling.text, near.telling.sentences, near.span, this.dice)
    const text = near.telling.text.slice(stretch.start, stretch.end)
    return text.includes(answerOf(fact)) ? null : unanswered(question, near.telling.text, stretch)
  }

  /** Takes the nearest sentences that contain values, but none of the asked kind or unit. */
  private ofOtherKind(fact: Fact, telling: Telling): QuestionExample | null {
    const question = this.question(fact)
    if (question === null) return null
    const lacks = (span: Span) =>
      !telling.sentence(span).values.some((each) => fits(each, fact.value))
    const near = this.facts.nearest(
      fact,
      [telling],
      (_, span) => lacks(span) && telling.sentence(span).values.length > 0,
    )
    if (!near) return null
    const at = telling.sentences.indexOf(near.span)
    let { start, end } = near.span
    for (const next of telling.sentences.slice(at + 1, at + 4)) {
      if (next.end - start > 206 || next.start > end + 4 || !lacks(next)) break
      end = next.end
    }
    if (end - start < SHORTEST_UNKIND) return null
    const text = telling.text.slice(start, end)
    return text.includes(answerOf(fact)) ? null : unanswered(question, telling.text, { start, end })
  }

  /** Takes the right stretch, but puts another name, place or date into the question. */
  private aboutAnother(fact: Fact): QuestionExample | null {
    const { telling, sentence, value } = fact
    const others = sentence.values.filter(
      (each) => /^(?:who|where|when|organisation|work)$/.test(each.kind) && !overlaps(each, value),
    )
    const changed = this.dice.pick(others)
    const question = changed && this.question(fact)
    if (!question) return null
    const old = telling.text.slice(changed.start, changed.end)
    const put = this.facts.seenValue(changed.kind)
    if (!put || !question.includes(old) || telling.text.includes(put)) return null
    const stretch = stretchAround(telling.text, telling.sentences, sentence, this.dice)
    return unanswered(question.replace(old, put), telling.text, stretch)
  }

  /** Writes some questions in traditional characters, and folds them as the product does. */
  private spelt(example: QuestionExample): QuestionExample {
    const question = this.dice.chance(TRADITIONAL)
      ? toTraditional(example.question)
      : example.question
    return { ...example, question: readable(question) }
  }
}

/** Decides whether a value could be mistaken for an answer to a question that asks for another. */
function fits(value: Value, asked: Value): boolean {
  if (asked.kind === 'number') return value.kind === 'number' && value.unit === asked.unit
  if (asked.kind === 'thing' || asked.kind === 'term' || asked.kind === 'list')
    return /^(?:thing|term|list|work|organisation)$/.test(value.kind)
  if (asked.kind === 'organisation') return /^(?:organisation|who|thing)$/.test(value.kind)
  return value.kind === asked.kind
}

/** Rejects tables and lists of links. */
function isSound({ question, stretch, answer }: QuestionExample): boolean {
  const blanks = stretch.match(/\s/g)?.length ?? 0
  if (blanks > 0.15 * stretch.length || stretch.includes('http')) return false
  return answer === null || !question.includes(stretch.slice(answer.start, answer.end))
}
