import type { Span } from '../../domain/index.js'
import { anyOf } from '../../text/any-of.js'
import { means } from '../../text/lexicon/function-words.js'
import { waysToAskForAmounts } from '../../text/lexicon/questions/ways-to-ask.js'
import { reportingVerbs } from '../../text/lexicon/statements/reporting.js'
import { searchHints } from '../../text/lexicon/training/words.js'
import type { Word } from '../../text/segment.js'
import type { Dice } from '../dice.js'
import { questionWord } from '../question-words.js'
import { overlaps, type Value } from '../values.js'
import {
  before,
  type Clause,
  clauseOf,
  joined,
  keptWords,
  namesBefore,
  trimmed,
} from './clauses.js'
import { answerOf, type Fact } from './facts.js'
import { plainSpeaker } from './plain-words.js'

const SHORTEST_QUESTION = 5
const SHORTEST_CLAIM = 8
const LONGEST_QUESTION = 56
/** Shares of the forms of a question: keywords, question word in place; otherwise moved to one end. */
const KEYWORDS = 0.27
const IN_PLACE = 0.33

const greetings = [
  '请问',
  '想问下',
  '问一下,',
  '有人知道',
  '我想知道',
  '求问',
  '打听一下,',
  '哎',
  '话说',
  '那个',
] as const
const endings = [
  '?',
  '?',
  '?',
  '?',
  '?',
  '',
  '',
  '来着',
  '呢?',
  '啊',
  '呀?',
  '来着?',
  '啊?',
  '的?',
] as const

/** Words a question that the fact's value answers. Returns null if there is none that does not contain the answer. */
export function wordQuestion(fact: Fact, dice: Dice): string | null {
  const clause = clauseOf(fact, dice)
  if (!clause) return null
  const answer = answerOf(fact)
  const names = namesBefore(fact, clause, dice)
  const asked = dice.chance(KEYWORDS)
    ? asKeywords(fact, clause, names, dice)
    : asSentence(fact, clause, names, dice)
  if (asked === null || asked.length < SHORTEST_QUESTION || asked.length > LONGEST_QUESTION)
    return null
  return asked.includes(answer) ? null : asked
}

/**
 * Words a claim that states the fact with `value` in place of its value and with other words changed. Returns null if a
 * changed word is not part of the claim.
 */
export function wordClaim(
  fact: Fact,
  value: string,
  dice: Dice,
  change: ReadonlyMap<object, string> = new Map(),
): string | null {
  const clause = clauseOf(fact, dice)
  if (!clause) return null
  const kept = keptWords(clause, fact, dice, change)
  const changed = [...change].filter(([word]) => kept.some((each) => each === word))
  const ofValue = [...change].filter(([word]) => overlaps(word as Span, fact.value))
  if (changed.length + ofValue.length < change.size) return null
  const speak = plainSpeaker(dice)
  const put = ofValue.length > 0 ? ofValue.map(([, text]) => text).join('') : value
  const text = kept
    .map((word) => (word === null ? put : (change.get(word) ?? speak(word.text))))
    .join('')
  const claim = before(namesBefore(fact, clause, dice), trimmed(text), dice)
  return claim.length >= SHORTEST_CLAIM && claim.length <= LONGEST_QUESTION ? claim : null
}

function asKeywords(fact: Fact, clause: Clause, names: string, dice: Dice): string | null {
  const content = clause.words.filter(
    (word): word is Word =>
      word !== null &&
      (word.tag === 'eng' || (/^[nvmtjel]/.test(word.tag) && word.text.length >= 2)) &&
      !/^(?:表示|指出|认为|称|介绍)$/.test(word.text),
  )
  if (content.length < 2) return null
  const kept = dice.sample(content, dice.between(3, 7)).map(({ text }) => text)
  const hint = dice.chance(0.85) ? [searchHint(fact.value, dice)] : []
  const all = [...(names === '' ? [] : [names]), ...kept]
  const parts = dice.chance(0.85) ? [...all, ...hint] : [...hint, ...all]
  return parts.join(dice.pick([' ', ' ', '']))
}

function asSentence(fact: Fact, clause: Clause, names: string, dice: Dice): string {
  const answer = answerOf(fact)
  const word = questionWord(fact.value, answer, dice)
  const kept = keptWords(clause, fact, dice)
  const whole = dice.chance(IN_PLACE / (1 - KEYWORDS)) && !isClause(fact.value)
  const speak = plainSpeaker(dice)
  const text = whole
    ? joined(kept, word, speak)
    : moved(fact.value, trimmed(joined(kept, '', speak)), word, dice)
  const asked = before(names, trimmed(text), dice)
  const greeting = dice.chance(0.12) ? dice.pick(greetings) : ''
  return `${greeting}${asked}${dice.pick(endings)}`
}

function isClause({ kind }: Value): boolean {
  return kind === 'reason' || kind === 'how' || kind === 'said'
}

/** Puts the words that ask for the value before or after the rest of the clause. */
function moved({ kind }: Value, rest: string, word: string, dice: Dice): string {
  const spoken = rest.replace(
    new RegExp(`(?:因为|由于|原因是|是因为|为了|${anyOf(means, reportingVerbs)})$`),
    '',
  )
  switch (kind) {
    case 'when':
      return dice.pick([
        `${rest}是${word}`,
        `${word}${rest}`,
        `${rest}的时间`,
        `${rest}是在${word}`,
        `${rest}${word}`,
      ])
    case 'who':
      return dice.pick([
        `${rest}的是${word}`,
        `${word}${rest}`,
        `${rest}的人是${word}`,
        `${rest},是${word}`,
        `是${word}${rest}`,
      ])
    case 'where':
      return dice.pick([
        `${rest}在${word}`,
        `在${word}${rest}`,
        `${rest}的地点`,
        `${rest}是在${word}`,
      ])
    case 'number':
      return dice.pick([
        `${rest}是${word}`,
        `${rest}${word}`,
        `${word}${rest}`,
        `${rest}有${word}`,
        `${rest}达到${word}`,
      ])
    case 'list':
      return dice.pick([
        `${rest}有${word}`,
        `${rest}${word}`,
        `${rest}包括${word}`,
        `${rest}是${word}`,
        `${rest}的有${word}`,
      ])
    case 'reason':
      return dice.pick([
        `${word}${spoken}`,
        `${spoken}的原因是什么`,
        `${spoken}是${word}`,
        `${spoken},${word}`,
      ])
    case 'how':
      return dice.pick([
        `${word}${spoken}`,
        `${spoken},${word}做到的`,
        `${spoken}是${word}实现的`,
        `${word}能${spoken}`,
      ])
    case 'said':
      return dice.pick([`${spoken}${word}`, `${spoken}对此${word}`, `${spoken}是${word}的`])
    default:
      return dice.pick([`${rest}的是${word}`, `${word}${rest}`, `${rest}是${word}`])
  }
}

function searchHint(value: Value, dice: Dice): string {
  const { kind, unit } = value
  if (kind === 'number' && dice.chance(0.5)) return questionWord(value, '', dice)
  const ways = kind === 'number' ? waysToAskForAmounts.find(({ units }) => units.test(unit)) : null
  return dice.pick(ways?.hints ?? searchHints[kind])
}
