import type { Span } from '../../domain/index.js'
import { toTraditional } from '../../text/script.js'
import type { Dice } from '../dice.js'
import { readable } from '../features.js'
import type { ValueKind } from '../values.js'
import { type Change, exchanged, negated, opposite, otherFigure, roughly } from './changes.js'
import { answerOf, type Fact, FactFinder } from './facts.js'
import type { Sameness } from './sameness.js'
import { stretchAround } from './stretches.js'
import type { Telling } from './telling.js'
import { wordClaim } from './wording.js'
import { type ClaimExample, verdicts } from './written.js'

const weights: Readonly<Partial<Record<ValueKind, number>>> = {
  who: 2.2,
  where: 1.8,
  organisation: 2.2,
  when: 1.8,
  number: 1.6,
  work: 1,
  term: 0.5,
  thing: 0.7,
  list: 0.6,
}
const TRADITIONAL = 0.1
const HEARD = 0.1
const hearsay = ['听说', '好像', '据说', '网传', '有人说', '记得'] as const
/**
 * Cumulative shares of what is made from a fact: a true claim, a false one, and (the rest) one that its stretch says
 * nothing about.
 */
const TOLD = 0.38
const TOLD_WRONG = 0.8
/** A claim that occurs word for word in its stretch teaches little, so only this share is kept. */
const LETTER_KEPT = 0.25

export class ClaimMaker {
  private readonly facts: FactFinder

  constructor(
    sameness: Sameness,
    private readonly dice: Dice,
  ) {
    this.facts = new FactFinder(sameness, dice, weights)
  }

  /** Makes claims from the facts of one article, each with a stretch of another article or of the same one. */
  make(telling: Telling, other: Telling): ClaimExample[] {
    return this.facts.facts(telling).flatMap((fact) => {
      const example = this.one(fact, other)
      return example && isSound(example) ? [this.spelt(example)] : []
    })
  }

  private one(fact: Fact, other: Telling): ClaimExample | null {
    const choice = this.dice.between(0, 999) / 1000
    if (choice >= TOLD_WRONG) return this.neither(fact, other)
    const place = this.facts.counterpart(fact, other)
    // Without a second report there is only the sentence itself, which teaches less, so fewer are made.
    if (!place && this.dice.chance(0.5)) return null
    const telling = place ? other : fact.telling
    const held = place ?? fact.value
    const sentence = telling.sentences.find(
      (each) => each.start <= held.start && held.end <= each.end,
    )
    if (!sentence) return null
    const span = stretchAround(telling.text, telling.sentences, sentence, this.dice)
    const stretch = telling.text.slice(span.start, span.end)
    if (!stretch.includes(answerOf(fact))) return null
    if (choice < TOLD) {
      const claim = this.trueClaim(fact)
      if (claim === null || (stretch.includes(claim) && !this.dice.chance(LETTER_KEPT))) return null
      return { claim, stretch, verdict: verdicts.supported }
    }
    const claim = this.falseClaim(fact, stretch)
    return claim === null ? null : { claim, stretch, verdict: verdicts.contradicted }
  }

  private trueClaim(fact: Fact): string | null {
    const answer = answerOf(fact)
    const rough = fact.value.kind === 'number' && this.dice.chance(0.4)
    return this.claim(fact, (rough ? roughly(answer, true, this.dice) : null) ?? answer)
  }

  private falseClaim(fact: Fact, stretch: string): string | null {
    const choice = this.dice.between(0, 99)
    if (choice < 15) return this.changed(fact, negated(fact, this.dice))
    if (choice < 30) return this.changed(fact, opposite(fact, this.dice))
    if (choice < 45) return this.changed(fact, exchanged(fact, this.dice))
    const put = this.otherValue(fact)
    if (put === null) return null
    // The other value may occur next to the right one: telling them apart is what has to be learnt.
    const same = answerOf(fact).includes(put) || put.includes(answerOf(fact))
    return same || (stretch.includes(put) && this.dice.chance(0.3)) ? null : this.claim(fact, put)
  }

  private changed(fact: Fact, change: Change): string | null {
    return change && this.claim(fact, answerOf(fact), change)
  }

  /** Returns another value of the same kind: from nearby, with a different figure, or from any article. */
  private otherValue(fact: Fact): string | null {
    const { kind, unit } = fact.value
    const answer = answerOf(fact)
    if (kind === 'number' && this.dice.chance(0.25)) return roughly(answer, false, this.dice)
    if ((kind === 'number' || kind === 'when') && this.dice.chance(0.55))
      return otherFigure(answer, kind, this.dice)
    const near = fact.telling.sentences
      .filter((span) => Math.abs(span.start - fact.sentence.start) < 300)
      .flatMap((span) => fact.telling.sentence(span).values)
      .filter((value) => value.kind === kind && value.unit === unit)
      .map(({ start, end }: Span) => fact.telling.text.slice(start, end))
      .filter((text) => !text.includes(answer) && !answer.includes(text))
    const put = this.dice.chance(0.6) ? this.dice.pick(near) : undefined
    return put ?? this.facts.seenValue(kind) ?? null
  }

  /** Takes the nearest sentence of either report that does not contain the value. */
  private neither(fact: Fact, other: Telling): ClaimExample | null {
    const claim = this.trueClaim(fact)
    const near = this.facts.nearest(fact, [other, fact.telling])
    if (claim === null || !near) return null
    const { text, sentences } = near.telling
    const span = stretchAround(text, sentences, near.span, this.dice)
    const stretch = text.slice(span.start, span.end)
    return stretch.includes(answerOf(fact)) ? null : { claim, stretch, verdict: verdicts.neither }
  }

  private claim(fact: Fact, value: string, change?: ReadonlyMap<object, string>): string | null {
    const claim = wordClaim(fact, value, this.dice, change)
    return claim !== null && this.facts.isTelling(claim, fact) ? claim : null
  }

  private spelt(example: ClaimExample): ClaimExample {
    const said = this.dice.chance(HEARD)
      ? `${this.dice.pick(hearsay)}${example.claim}`
      : example.claim
    return {
      ...example,
      claim: readable(this.dice.chance(TRADITIONAL) ? toTraditional(said) : said),
    }
  }
}

function isSound({ stretch }: ClaimExample): boolean {
  return (stretch.match(/\s/g)?.length ?? 0) <= 0.15 * stretch.length && !stretch.includes('http')
}
