import type { Span } from '../../domain/index.js'
import { anyOf } from '../../text/any-of.js'
import { fold } from '../../text/fold.js'
import { interrogatives } from '../../text/lexicon/questions/asking.js'
import { bearing, likelihood, modelReach } from '../../text/likelihood.js'
import { isTraditional } from '../../text/script.js'
import type { Edit } from '../source-text.js'
import { glossAtStart, glossPattern, isReadingOf } from './glosses.js'
import type { Repair } from './repair.js'
import { type Guess, guess, type Surroundings } from './slip-guess.js'
import { type SlipRun, slipRuns } from './slip-run.js'

/**
 * Repairs a GBK stream that lost one lead byte: up to the next ASCII byte, the wrong two bytes are paired into
 * characters (`工廠。”何小輝說` became `工廠?！焙涡≥x說`). After encoding again and pairing anew, every character between the
 * first and the last is certain. Of these two only half is left: they are whatever a model of Chinese characters
 * clearly prefers. If nothing is clearly preferred, the place stays `?` and counts as damage.
 */
export const byteSlips: Repair = {
  kind: 'byte_slip',
  find(text) {
    const edits: Edit[] = []
    const damage: Span[] = []
    const places: number[] = []
    // So many question marks are not damage, and each would cost a search.
    if ((text.match(mayBeSlip)?.length ?? 0) > mostSlips) return { edits, damage }
    for (const { index: at } of text.matchAll(worthReading)) {
      if (at < (edits[edits.length - 1]?.end ?? 0)) continue
      const slip = readSlip(text, at)
      if (!slip) continue
      edits.push(...slip.edits)
      damage.push(...slip.damage)
      places.push(at)
    }
    return { edits, damage, places }
  },
}

const mayBeSlip = /\?[!,:;()@-~\u0080-\uffff]/g
/** A mark followed by a run, or one that replaces a character lost after another character. */
const worthReading = /\?(?=[!,:;()@-~\u0080-\uffff])|(?<=[\u3400-\u9fff%”）\d])\?/g
const mostSlips = 5000
const longestQuote = 2000
/** The share of the evidence that a guess needs to be written; there is less evidence for the last character. */
const sureShare = { first: 0.85, last: 0.9 }
/** In nats: above the first value the reading is accepted; between the two values the place is only marked. */
const clearGain = 5
const doubtfulGain = 0
/** What a quotation mark gains, in nats, if its counterpart has no partner yet. */
const partner = 4
/**
 * A question, perhaps with an exclamation mark, and the mark that closes it: ?！ before a replacement mark is
 * something else.
 */
const asksAndCloses = /^\?(?:[!！]?[”’」』）)》](?![?\ufffd])|[!！](?![!-~\ufffd\u0080-\uffff]))/
const lostBeforeAscii = /^[\u3400-\u9fff%”）](?:[?\ufffd]{1,2}(?=[0-9.,;:)])|\?{2})|^\d\?{2}(?=\d)/
/** How unlikely, in nats, it must be that a question ends at a mark. */
const unlikelyMark = -7
/** What a question mark gains, in nats, if its sentence asks something. */
const question = 6
const interrogative = new RegExp(
  `${anyOf(interrogatives)}|甚么|怎|咋|[吗呢吧]|[是能可会]否|到底|还是`,
)
const neighbourhood = 4000

interface Slip {
  edits: Edit[]
  damage: Span[]
  /** How much more likely the restored text is, in nats. */
  gain: number
}

/** Returns the best reading of the run after the `?` at `at`, or null if the text is more likely as it is. */
function readSlip(text: string, at: number): Slip | null {
  let best: Slip | null = null
  if (asksAndCloses.test(text.slice(at, at + 4))) return null
  for (const run of slipRuns(text, at)) {
    const slip = readRun(text, at, run)
    if (slip.gain > (best?.gain ?? doubtfulGain)) best = slip
  }
  return best ?? lostAlone(text, at)
}

/** Handles a single character before an ASCII one, which leaves nothing but its mark: 达到2万 becomes 达?2万. */
function lostAlone(text: string, at: number): Slip | null {
  const match = lostBeforeAscii.exec(text.slice(at - 1, at + 4))
  if (!match || isAsked(text, at) || likelihood(text.slice(0, at + 1), at) > unlikelyMark)
    return null
  return { edits: [], damage: [{ start: at, end: at + match[0].length - 1 }], gain: 0 }
}

function readRun(text: string, at: number, run: SlipRun): Slip {
  const { certain, end } = run
  const before = contextBefore(text, at)
  const after = contextAfter(text, end)
  const from = Math.max(0, at - neighbourhood)
  const place: Surroundings = {
    before,
    after: run.last ? certain : certain + after,
    article: text.slice(from, end + neighbourhood),
    isTraditional: isTraditional(text.slice(from, at) + certain + text.slice(end, end + 500)),
    bonus: quotesBehind(text.slice(from, at), certain + text.slice(end, end + longestQuote)),
    agreesWithGloss: certain === '' && !run.last ? glossAt(text, end) : null,
  }
  const first = guess(run.first, place)
  const head = before + first.character + certain
  const last =
    run.last &&
    guess(run.last, {
      ...place,
      before: head,
      after,
      bonus: quotesBehind(
        text.slice(from, at) + first.character + certain,
        text.slice(end, end + longestQuote),
      ),
      agreesWithGloss: glossAt(text, end),
    })
  const known = before.length + 1 + modelReach
  const rest = last ? likelihood(head, known) : likelihood(head + after, known)
  const asItStands = likelihood(before + text.slice(at, end) + after, before.length)
  const asked = isAsked(text, at) ? question : 0
  const gain = first.evidence + rest + (last?.evidence ?? 0) - asItStands - asked
  return gain < clearGain
    ? doubtful(at, end, gain)
    : { ...restored(text, at, run, first, last), gain }
}

/** Neither reading is clear: the text stays, and no part of the place is quoted. */
function doubtful(at: number, end: number, gain: number): Slip {
  return { edits: [], damage: [{ start: at, end }], gain }
}

function restored(text: string, at: number, run: SlipRun, first: Guess, last: Guess | null) {
  const certainEnd = Math.min(run.end, at + 1 + run.certain.length)
  const tail = tailOf(text, run, last)
  const edits: Edit[] = [
    { start: at, end: at + 1, insert: written(first, sureShare.first) },
    { start: at + 1, end: certainEnd, insert: run.certain },
  ]
  if (certainEnd < run.end) edits.push({ start: certainEnd, end: run.end, insert: tail.insert })
  const damage: Span[] = []
  if (first.share < sureShare.first) damage.push({ start: at, end: at + 1 })
  if (tail.damageTo > certainEnd) damage.push({ start: certainEnd, end: tail.damageTo })
  return { edits, damage }
}

/**
 * Returns the run's last character, and how much of the text after it must not be quoted: a single mark may also
 * replace the ASCII character after it, perhaps the first digit of a number.
 */
function tailOf(text: string, { end, mayHaveSwallowed }: SlipRun, last: Guess | null) {
  if (!last) return { insert: '', damageTo: 0 }
  const behind = /^[\w.,%-]*/.exec(text.slice(end, end + 20))?.[0].length ?? 0
  const isLost = mayHaveSwallowed && text.charCodeAt(end) > 0x7f
  const isTorn = mayHaveSwallowed && behind > 0
  return {
    insert: written(last, sureShare.last),
    damageTo: isTorn ? end + behind : isLost || last.share < sureShare.last ? end : 0,
  }
}

function written({ character, share }: Guess, sure: number): string {
  return share < sure ? '?' : character
}

/** Decides whether the sentence before a mark asks something. */
function isAsked(text: string, at: number): boolean {
  const sentence = /[^。！？!?\n]*$/.exec(text.slice(Math.max(0, at - window), at))?.[0] ?? ''
  return interrogative.test(fold(sentence))
}

/** Returns the bonus of quotation marks: likelier if the counterpart has no partner, unlikely elsewhere. */
function quotesBehind(before: string, after: string): Map<string, number> {
  const recent = before.slice(-longestQuote)
  const lacksClosing = recent.lastIndexOf('“') > recent.lastIndexOf('”')
  const closing = after.indexOf('”')
  const opening = after.indexOf('“')
  const lacksOpening = !lacksClosing && closing >= 0 && (opening < 0 || closing < opening)
  return new Map([
    ['“', lacksOpening ? partner : lacksClosing ? -partner : 0],
    ['”', lacksClosing ? partner : -partner],
  ])
}

const window = 60
const context = 24

/** Removes readings in brackets, which say nothing about the lost character. */
function contextBefore(text: string, at: number): string {
  return text
    .slice(Math.max(0, at - window), at)
    .replace(glossPattern, '$1')
    .slice(-context)
}

function contextAfter(text: string, from: number): string {
  const behind = text.slice(from, from + window).replace(glossAtStart, '')
  // At the end of the text, the end itself bears on the last character too.
  return bearing(`${behind.replace(glossPattern, '$1')}\n`)
}

function glossAt(text: string, at: number): ((character: string) => boolean) | null {
  const reading = glossAtStart.exec(text.slice(at, at + 10))?.[1]
  return reading ? (character) => isReadingOf(character, reading) : null
}
