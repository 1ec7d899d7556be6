import iconv from 'iconv-lite'
import type { Span } from '../../domain/index.js'
import { fold } from '../../text/fold.js'
import { likelihoodsBetween, wordLikelihood } from '../../text/word-model.js'
import type { Edit } from '../source-text.js'
import { charactersWithLead, charactersWithTrail, type GbkCharacters, unassigned } from './gbk.js'
import type { Repair } from './repair.js'

/**
 * A GBK stream that lost one lead byte: up to the next ASCII byte each character pairs the wrong two
 * bytes (`工廠。”何小輝說` became `工廠?！焙涡≥x說`). Re-encoded and paired anew, every character between
 * the first and the last is certain; those two, of which only half is left, are what a Chinese word
 * model prefers by a clear margin. No clear winner: the place stays `?` and is damage.
 */
export const byteSlips: Repair = {
  kind: 'byte_slip',
  find(text) {
    const edits: Edit[] = []
    const damage: Span[] = []
    const places: number[] = []
    // So many question marks are no damage of one file, and each would cost a search.
    if ((text.match(mayBeSlip)?.length ?? 0) > mostSlips) return { edits, damage }
    for (let at = text.indexOf('?'); at >= 0; at = text.indexOf('?', at + 1)) {
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

const mayBeSlip = /\?[!,:;()\u0080-\uffff]/g
const mostSlips = 5000
const longestRun = 4000
const longestQuote = 2000
const clearMargin = 2
/** Where the last character is half lost too, two are guessed: chance finds more readings. */
const clearMarginOfTwo = 10
const fewestCertain = 2
/** What a quotation mark gains, in nats, where the other of its pair stands alone. */
const partner = 8
const rounding = 1e-6
const context = 6
const stump = /^\?\/[a-z]{1,4}>/i

interface Slip {
  edits: Edit[]
  damage: Span[]
  /** How much likelier the restored text is, in nats. */
  gain: number
}

/** The better reading of the run behind the `?` at `at`, or null where the text is likelier as it stands. */
function readSlip(text: string, at: number): Slip | null {
  // Some pages were made half-width afterwards: there ！ of the run has become !.
  const ends = new Set([runEnd(text, at, false), runEnd(text, at, true)])
  let best: Slip | null = null
  for (const end of ends) {
    const slip = readRun(text, at, end)
    if (slip && slip.gain > (best?.gain ?? 0)) best = slip
  }
  return best
}

const narrowed = new Set('!,:;()')

function runEnd(text: string, at: number, withNarrowed: boolean): number {
  let end = at + 1
  while (end < text.length && end - at <= longestRun) {
    const belongs = text.charCodeAt(end) > 0x7f || (withNarrowed && narrowed.has(text.charAt(end)))
    if (!belongs || text.charAt(end) === '\ufffd') break
    end++
  }
  return end
}

function readRun(text: string, at: number, end: number): Slip | null {
  const run = text.slice(at + 1, end).replace(/[!,:;()]/g, widen)
  if (run.length === 0 || run.length > longestRun) return null
  const bytes = iconv.encode(run, 'gbk')
  if (bytes.length !== 2 * run.length || iconv.decode(bytes, 'gbk') !== run) return null

  const certain = iconv.decode(bytes.subarray(1, bytes.length - 1), 'gbk')
  if (unassigned.test(certain) || certain.length !== run.length - 1) return null
  const last = lastCharacter(bytes[bytes.length - 1] ?? 0, certain, text, at, end)
  if (!last) return null

  const before = contextBefore(text, at)
  const after = contextAfter(text, last.end)
  const rest = fold(certain + last.character + after)
  const asItStands = wordLikelihood(fold(before + text.slice(at, last.end) + after))
  const first = choose(charactersWithTrail(bytes[0] ?? 0), fold(before), rest, {
    '“': lacksOpening(text, at, last.end) ? partner : 0,
    '”': lacksClosing(text, at) ? partner : 0,
  })
  const gain = first.score - asItStands
  if (gain < last.margin - rounding) return null

  const edits = [
    { start: at, end: at + 1, insert: first.isSure ? first.character : '?' },
    { start: at + 1, end: end - 1, insert: certain },
    { start: end - 1, end: last.end, insert: last.character },
  ]
  const damage: Span[] = []
  if (!first.isSure) damage.push({ start: at, end: at + 1 })
  // The digits behind the last character may have lost their first one with it.
  const torn = /^[\w.,%]*/.exec(text.slice(last.end, last.end + 20))?.[0].length ?? 0
  if (!last.isSure) damage.push({ start: end - 1, end: last.end + torn })
  return {
    edits: edits.filter((edit) => edit.insert !== '' || edit.end > edit.start),
    damage,
    gain,
  }
}

function widen(mark: string): string {
  return String.fromCharCode(mark.charCodeAt(0) + 0xfee0)
}

interface LastCharacter {
  character: string
  isSure: boolean
  end: number
  /** What the whole reading has to gain to be believed. */
  margin: number
}

/**
 * The run's last byte is the lead of a character whose trail is the ASCII byte behind it (輝 is DD 78,
 * and 78 is x), or was lost there, with that ASCII byte or without.
 */
function lastCharacter(
  lead: number,
  certain: string,
  text: string,
  at: number,
  end: number,
): LastCharacter | null {
  const trail = text.charCodeAt(end)
  if (trail >= 0x40 && trail <= 0x7e) {
    const character = iconv.decode(Buffer.from([lead, trail]), 'gbk')
    if (character.length === 1 && !unassigned.test(character)) {
      return { character, isSure: true, end: end + 1, margin: clearMargin }
    }
  }
  const isMarked = /[?\ufffd]/.test(text.charAt(end))
  // In `?/p>` the mark was also the tag's `<`: what is left of the tag is another repair's.
  const isStump = stump.test(text.slice(end, end + 7))
  if (lead === 0xa1 && isMarked && lacksClosing(text, at)) {
    const quoteEnd = isStump ? end : end + 1
    return { character: '”', isSure: true, end: quoteEnd, margin: isStump ? 0 : clearMargin }
  }
  if (certain.length < fewestCertain) return null
  const lastEnd = isMarked && !isStump ? end + 1 : end
  const after = contextAfter(text, lastEnd)
  const guess = choose(charactersWithLead(lead), fold(certain.slice(-context)), fold(after), {
    '”': lacksClosing(text, at) ? partner : 0,
  })
  // An ASCII character, a digit perhaps, may have gone with it: even a sure guess is not to be quoted.
  const character = guess.isSure ? guess.character : '?'
  return { character, isSure: false, end: lastEnd, margin: clearMarginOfTwo }
}

function lacksClosing(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - longestQuote), at)
  return before.lastIndexOf('“') > before.lastIndexOf('”')
}

function lacksOpening(text: string, at: number, from: number): boolean {
  const after = text.slice(from, from + longestQuote)
  const closing = after.indexOf('”')
  const opening = after.indexOf('“')
  return closing >= 0 && (opening < 0 || closing < opening) && !lacksClosing(text, at)
}

/** The likeliest character between two folded texts; `isSure` where no other comes near. */
function choose(
  { characters, folded }: GbkCharacters,
  before: string,
  after: string,
  bonus: Readonly<Record<string, number>>,
): { character: string; score: number; isSure: boolean } {
  let best = { character: '?', score: Number.NEGATIVE_INFINITY }
  let second = Number.NEGATIVE_INFINITY
  for (const [i, likelihood] of likelihoodsBetween(before, folded, after).entries()) {
    const character = characters[i] ?? '?'
    const score = likelihood + (bonus[character] ?? 0)
    if (score > best.score) {
      second = best.score
      best = { character, score }
    } else if (score > second) second = score
  }
  return { ...best, isSure: best.score - second >= clearMargin }
}

/** The word that the slip may have torn: nothing where a mark stands before it. */
function contextBefore(text: string, at: number): string {
  const plain = text.slice(Math.max(0, at - 6 * context), at).replace(gloss, '')
  return (/[\u3400-\u9fff]*$/.exec(plain)?.[0] ?? '').slice(-context)
}

const gloss = /[(（][^()（）]{1,7}[)）]/g

function contextAfter(text: string, from: number): string {
  return hanOnly(text.slice(from, from + 6 * context)).slice(0, context)
}

/** Readings in brackets and marks say nothing about which word stands here. */
function hanOnly(text: string): string {
  return text.replace(/[^\u3400-\u9fff]/g, '')
}
