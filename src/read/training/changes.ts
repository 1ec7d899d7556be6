import { directions, opposites } from '../../text/lexicon/statements/change.js'
import { negatives } from '../../text/lexicon/statements/negation.js'
import { exchangeable } from '../../text/lexicon/training/words.js'
import type { Word } from '../../text/segment.js'
import type { Dice } from '../dice.js'
import { overlaps, type Value } from '../values.js'
import type { Fact } from './facts.js'

/** The replacements of some words of a clause; null if nothing suitable was found. */
export type Change = ReadonlyMap<Word, string> | null

/** Pairs of words with opposite meanings, in both directions. */
const oppositeOf = new Map(
  [...directions, ...opposites, ...exchangeable].flatMap(([one, other]) => [
    [one, other],
    [other, one],
  ]),
)
const denial = new Set(negatives)
const affirmed: Readonly<Record<string, string>> = { 不能: '能', 不会: '会', 未能: '', 无: '有' }
const deniable = /^(?:v|vn)$/

/** Replaces a word with its opposite. */
export function opposite({ sentence }: Fact, dice: Dice): Change {
  const word = dice.pick(sentence.words.filter(({ text }) => oppositeOf.has(text)))
  return word ? new Map([[word, oppositeOf.get(word.text) ?? '']]) : null
}

/** Affirms what is denied, or denies what is affirmed. */
export function negated({ sentence, value }: Fact, dice: Dice): Change {
  const denials = sentence.words.filter(({ text }) => denial.has(text))
  const denied = dice.pick(denials)
  if (denied) return new Map([[denied, affirmed[denied.text] ?? '']])
  const verb = dice.pick(
    sentence.words.filter(
      (word) => deniable.test(word.tag) && word.text.length >= 2 && !overlaps(word, value),
    ),
  )
  return verb ? new Map([[verb, `${dice.pick(['没有', '未', '并未', '没'])}${verb.text}`]]) : null
}

/** Swaps two values of one kind: buyer and bought, before and after, winner and loser. */
export function exchanged({ telling, sentence, value }: Fact, dice: Dice): Change {
  const other = dice.pick(
    sentence.values.filter(
      (each) =>
        each.kind === value.kind &&
        each.unit === value.unit &&
        !overlaps(each, value) &&
        !telling.text
          .slice(each.start, each.end)
          .includes(telling.text.slice(value.start, value.end)),
    ),
  )
  if (!other) return null
  return new Map([
    ...replaced(sentence.words, other, telling.text.slice(value.start, value.end)),
    ...replaced(sentence.words, value, telling.text.slice(other.start, other.end)),
  ])
}

function replaced(words: readonly Word[], { start, end }: Value, text: string): [Word, string][] {
  return words
    .filter((word) => overlaps(word, { start, end }))
    .map((word, i) => [word, i === 0 ? text : ''])
}

const figure = /\d+(?:,\d{3})*(?:\.\d+)?/g

/** Returns the value with a different figure: slightly more or less, half, double, another month or day. */
export function otherFigure(answer: string, kind: Value['kind'], dice: Dice): string | null {
  const found = dice.pick([...answer.matchAll(figure)])
  if (!found) return null
  const number = Number(found[0].replaceAll(',', ''))
  const behind = answer.slice(found.index + found[0].length)
  const places = found[0].split('.')[1]?.length ?? 0
  const small = kind === 'when' && number < 60
  const most = small ? (behind.startsWith('月') ? 12 : 28) : Number.POSITIVE_INFINITY
  const step = 10 ** -places
  const changed = dice.pick([
    number + step,
    number - step,
    number + dice.between(2, 9) * (number >= 100 ? 10 ** dice.between(0, 1) : 1),
    ...(kind === 'when' ? [] : [number * 2, number / 2, number * 10, number * 1.1]),
  ] as [number, ...number[]])
  const put = small ? ((((Math.round(changed) - 1) % most) + most) % most) + 1 : changed
  if (put <= 0) return null
  const text = put.toFixed(places)
  return text === found[0] ? null : answer.slice(0, found.index) + text + behind
}

/** Returns a number in rough form: 约2900万元 for 2908.44万元; `truly` says whether it must still be true. */
export function roughly(answer: string, truly: boolean, dice: Dice): string | null {
  const found = /^([^\d]{0,3})(\d+(?:\.\d+)?)([^\d]+)$/.exec(answer)
  if (!found) return null
  const number = Number(found[2])
  const digit =
    10 ** (Math.floor(Math.log10(number)) - (number >= 100 || found[2]?.includes('.') ? 1 : 0))
  const low = Math.floor(number / digit) * digit
  if (number < 10 || low === number || !Number.isFinite(low)) return null
  const high = low + digit
  const unit = found[3] ?? ''
  const write = (value: number) => String(Number(value.toFixed(4)))
  const near = number - low < high - number ? low : high
  return truly
    ? dice.pick([
        `超过${write(low)}${unit}`,
        `约${write(near)}${unit}`,
        `不到${write(high)}${unit}`,
        `${write(low)}多${unit}`,
        `大概${write(near)}${unit}`,
      ])
    : dice.pick([
        `超过${write(high)}${unit}`,
        `不到${write(low)}${unit}`,
        `约${write(near * 2)}${unit}`,
        `不足${write(low)}${unit}`,
      ])
}
