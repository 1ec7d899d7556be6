import { createRequire } from 'node:module'
import iconv from 'iconv-lite'
import { Converter as simplifier } from 'opencc-js/t2cn'

const require = createRequire(import.meta.url)

// 著 exists in both scripts: it stays in these words; elsewhere it is the 着 of 隨著, 看著.
const aspectMark = /(?<![原编译专论土巨卓显昭合执遗拙新旧所])著(?![名作述书称者录有文])/g

let simplifierInUse: ((text: string) => string) | null = null

function convertToSimplified(text: string): string {
  const convert = simplifierInUse ?? simplifier({ from: 't', to: 'cn' })
  simplifierInUse = convert
  const converted = convert(text)
  return converted.includes('著') ? converted.replace(aspectMark, '着') : converted
}

/**
 * By BMP code unit: whether conversion changes it on its own (a cheap test before the real conversion), and whether it
 * is the result of such a change without being a traditional character itself.
 */
interface Scripts {
  traditionalOnly: Uint8Array
  simplifiedOnly: Uint8Array
}

let scriptsInUse: Scripts | null = null

/** Read on first use, since some commands need neither. */
function scripts(): Scripts {
  scriptsInUse ??= readScripts()
  return scriptsInUse
}

function readScripts(): Scripts {
  const first = 0x3400
  const characters = Array.from({ length: 0xa000 - first }, (_, i) =>
    String.fromCharCode(first + i),
  )
  // One call for all characters is far faster than one call each; no phrase extends across a line end.
  const joined = convertToSimplified(characters.join('\n'))
  const converted = joined.split('\n')
  const inBig5 = iconv.decode(iconv.encode(joined, 'big5'), 'big5').split('\n')
  const traditional = new Uint8Array(0x10000)
  const simplified = new Uint8Array(0x10000)
  for (const [i, character] of characters.entries()) {
    const form = converted[i] ?? character
    if (form === character) continue
    traditional[first + i] = 1
    // 家 is the form of 傢 but also a traditional character; a character that Big5 lacks is only simplified.
    if (inBig5[i] !== form) simplified[form.charCodeAt(0)] = 1
  }
  return { traditionalOnly: traditional, simplifiedOnly: simplified }
}

/**
 * Converts a text to simplified characters without changing its length in code units, so that offsets stay valid:
 * phrase by phrase if that keeps the length, character by character otherwise.
 */
export function toSimplified(text: string): string {
  return hasAny(text, scripts().traditionalOnly) ? keepingLength(text, convertToSimplified) : text
}

let traditionaliserInUse: ((text: string) => string) | null = null

/** Converts a text to traditional characters (Taiwan forms) without changing its length in code units. */
export function toTraditional(text: string): string {
  // Created on first use: its phrases take most of a second to load, and few questions are in traditional characters.
  traditionaliserInUse ??= traditionaliser()
  return keepingLength(text, traditionaliserInUse)
}

function traditionaliser(): (text: string) => string {
  const { Converter } = require('opencc-js/cn2t') as typeof import('opencc-js/cn2t')
  return Converter({ from: 'cn', to: 'tw' })
}

/** Decides whether a text is in traditional characters: more of them are only traditional than only simplified. */
export function isTraditional(text: string): boolean {
  const { traditionalOnly, simplifiedOnly } = scripts()
  let traditional = 0
  let simplified = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    traditional += traditionalOnly[code] ?? 0
    simplified += simplifiedOnly[code] ?? 0
  }
  return traditional > simplified
}

/** Returns the only script that a character belongs to, or null if it belongs to both. */
export function scriptOf(character: string): 'traditional' | 'simplified' | null {
  const { traditionalOnly, simplifiedOnly } = scripts()
  const code = character.charCodeAt(0)
  if (traditionalOnly[code] === 1) return 'traditional'
  return simplifiedOnly[code] === 1 ? 'simplified' : null
}

function hasAny(text: string, table: Uint8Array): boolean {
  for (let i = 0; i < text.length; i++) if (table[text.charCodeAt(i)] === 1) return true
  return false
}

function keepingLength(text: string, convert: (text: string) => string): string {
  const whole = convert(text)
  if (whole.length === text.length) return whole
  let converted = ''
  for (const character of text) {
    const one = convert(character)
    converted += one.length === character.length ? one : character
  }
  return converted
}
