import iconv from 'iconv-lite'
import type { Span } from '../../domain/index.js'
import { fold } from '../../text/fold.js'
import { wordLikelihood } from '../../text/word-model.js'
import type { Edit } from '../source-text.js'
import type { Repair } from './repair.js'

/**
 * A GBK stream that lost one lead byte: up to the next ASCII byte each character pairs the wrong two
 * bytes (`工廠。”何小輝說` became `工廠?！焙涡≥x說`). Re-encoded and paired anew, every character after the
 * first is certain; the first is the lead byte that a Chinese word model prefers by a clear margin. No
 * clear winner: it stays `?` and is damage.
 */
export const byteSlips: Repair = {
  kind: 'byte_slip',
  find(text) {
    const edits: Edit[] = []
    const damage: Span[] = []
    for (let at = text.indexOf('?'); at >= 0; at = text.indexOf('?', at + 1)) {
      if (at < (edits[edits.length - 1]?.end ?? 0)) continue
      const slip = readSlip(text, at)
      if (!slip) continue
      edits.push(slip.edit)
      if (slip.unknown) damage.push({ start: at, end: at + 1 })
    }
    return { edits, damage }
  },
}

const longestRun = 64
const clearMargin = 2
const context = 6

interface Slip {
  edit: Edit
  unknown: boolean
  /** How much likelier the restored text is, in nats. */
  gain: number
}

/** The better reading of the run behind the `?` at `at`, or null where the text is likelier as it stands. */
function readSlip(text: string, at: number): Slip | null {
  // Some pages were made half-width afterwards: there ！ of the run has become !.
  const readings = [runEnd(text, at, false), runEnd(text, at, true)].map((end) =>
    readRun(text, at, end),
  )
  return readings.reduce(
    (best, each) => (each && each.gain > (best?.gain ?? 0) ? each : best),
    null,
  )
}

const narrowed = new Set('!,:;()')

function runEnd(text: string, at: number, withNarrowed: boolean): number {
  let end = at + 1
  while (end < text.length && end - at <= longestRun) {
    const belongs = text.charCodeAt(end) > 0x7f || (withNarrowed && narrowed.has(text.charAt(end)))
    if (!belongs) break
    end++
  }
  return end
}

function readRun(text: string, at: number, end: number): Slip | null {
  const run = text.slice(at + 1, end).replace(/[!,:;()]/g, widen)
  if (run.length === 0) return null
  const bytes = iconv.encode(run, 'gbk')
  if (bytes.length !== 2 * run.length || iconv.decode(bytes, 'gbk') !== run) return null

  const known = iconv.decode(bytes.subarray(1, bytes.length - 1), 'gbk')
  if (unassigned.test(known) || known.length !== run.length - 1) return null
  const last = lastCharacter(bytes[bytes.length - 1] ?? 0, text, at, end)
  if (!last) return null
  const before = hanOnly(text.slice(Math.max(0, at - 6 * context), at)).slice(-context)
  const after = hanOnly(text.slice(last.end, last.end + 6 * context)).slice(0, context)
  const rest = known + last.character
  const asItStands = score(before, text.slice(at, last.end), after)
  const [best, second] = firstCharacters(bytes[0] ?? 0, (first) =>
    score(before, first + rest, after),
  )
  if (!best || best.score < asItStands + clearMargin) return null
  const sure = best.score - (second?.score ?? Number.NEGATIVE_INFINITY) >= clearMargin
  const first = sure ? best.character : '?'
  return {
    edit: { start: at, end: last.end, insert: first + rest },
    unknown: !sure,
    gain: best.score - asItStands,
  }
}

function widen(mark: string): string {
  return String.fromCharCode(mark.charCodeAt(0) + 0xfee0)
}

const unassigned = /[\ufffd\ue000-\uf8ff]/

/**
 * The run's last byte is the lead of a character whose trail is the ASCII byte behind it (輝 is DD 78,
 * and 78 is x), or was lost there as `?`: then only a closing quote that the sentence lacks is sure.
 */
function lastCharacter(
  lead: number,
  text: string,
  at: number,
  end: number,
): { character: string; end: number } | null {
  const next = text.charAt(end)
  const trail = next.charCodeAt(0)
  if (trail >= 0x40 && trail <= 0x7e) {
    const character = iconv.decode(Buffer.from([lead, trail]), 'gbk')
    if (character.length === 1 && !unassigned.test(character)) return { character, end: end + 1 }
  }
  const opened = text.lastIndexOf('“', at) > text.lastIndexOf('”', at)
  if (next !== '?' || lead !== 0xa1 || !opened) return null
  // In `?/p>` the mark was also the tag's `<`: what is left of the tag is another repair's.
  return { character: '”', end: /^\?\/[a-z]{1,4}>/i.test(text.slice(end, end + 7)) ? end : end + 1 }
}

function firstCharacters(
  trail: number,
  scoreOf: (first: string) => number,
): { character: string; score: number }[] {
  const found: { character: string; score: number }[] = []
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    const character = iconv.decode(Buffer.from([lead, trail]), 'gbk')
    if (character.length !== 1 || unassigned.test(character)) continue
    found.push({ character, score: scoreOf(character) })
  }
  return found.sort((a, b) => b.score - a.score).slice(0, 2)
}

/** Readings in brackets and marks say nothing about which word stands here. */
function hanOnly(text: string): string {
  return text.replace(/[^\u3400-\u9fff]/g, '')
}

function score(before: string, middle: string, after: string): number {
  return wordLikelihood(fold(before + middle + after))
}
