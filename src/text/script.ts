import iconv from 'iconv-lite'
import { Converter as traditionaliser } from 'opencc-js/cn2t'
import { Converter as simplifier } from 'opencc-js/t2cn'

const convertWords = simplifier({ from: 't', to: 'cn' })

// 著 is a character of both scripts: in these words it stays, elsewhere it is the 着 of 隨著, 看著.
const aspectMark = /(?<![原编译专论土巨卓显昭合执遗拙新旧所])著(?![名作述书称者录有文])/g

function convertToSimplified(text: string): string {
  const converted = convertWords(text)
  return converted.includes('著') ? converted.replace(aspectMark, '着') : converted
}

/**
 * For each BMP code unit, whether conversion changes it alone, a cheap test before the real one; and
 * whether it is what such a change gives and no traditional character itself.
 */
const { traditionalOnly, simplifiedOnly } = readTables()

function readTables(): { traditionalOnly: Uint8Array; simplifiedOnly: Uint8Array } {
  const first = 0x3400
  const characters = Array.from({ length: 0xa000 - first }, (_, i) =>
    String.fromCharCode(first + i),
  )
  // One call for all of them is far faster than one each; no phrase reaches over a line end.
  const converted = convertToSimplified(characters.join('\n')).split('\n')
  const traditional = new Uint8Array(0x10000)
  const simplified = new Uint8Array(0x10000)
  for (const [i, character] of characters.entries()) {
    const form = converted[i] ?? character
    if (form === character) continue
    traditional[first + i] = 1
    // 家 comes of 傢 and is a traditional character too; what Big5 lacks is simplified alone.
    if (iconv.decode(iconv.encode(form, 'big5'), 'big5') !== form)
      simplified[form.charCodeAt(0)] = 1
  }
  return { traditionalOnly: traditional, simplifiedOnly: simplified }
}

/**
 * `text` in simplified characters, of the same length in code units, so that offsets stay valid:
 * phrases decide where their conversion keeps the length, single characters where it does not.
 */
export function toSimplified(text: string): string {
  return hasAny(text, traditionalOnly) ? keepingLength(text, convertToSimplified) : text
}

let traditionaliserInUse: ((text: string) => string) | null = null

/** `text` in traditional characters (Taiwan forms), of the same length in code units. */
export function toTraditional(text: string): string {
  // Its phrases take most of a second to load, and few questions come in traditional characters.
  const convert = traditionaliserInUse ?? traditionaliser({ from: 'cn', to: 'tw' })
  traditionaliserInUse = convert
  return keepingLength(text, convert)
}

/** Whether `text` is written in traditional characters: it has more that only they use. */
export function isTraditional(text: string): boolean {
  let traditional = 0
  let simplified = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    traditional += traditionalOnly[code] ?? 0
    simplified += simplifiedOnly[code] ?? 0
  }
  return traditional > simplified
}

/** The script that a single character belongs to alone: null for one that both have. */
export function scriptOf(character: string): 'traditional' | 'simplified' | null {
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

/** Whether a text holds no Chinese character at all. */
export function isForeign(text: string): boolean {
  return !/\p{Script=Han}/u.test(text)
}
