import * as OpenCC from 'opencc-js'

const convertWords = OpenCC.Converter({ from: 't', to: 'cn' })
const convertToTraditional = OpenCC.Converter({ from: 'cn', to: 'tw' })

// 著 is a character of both scripts: in these words it stays, elsewhere it is the 着 of 隨著, 看著.
const aspectMark = /(?<![原编译专论土巨卓显昭合执遗拙新旧所])著(?![名作述书称者录有文])/g

function convertToSimplified(text: string): string {
  const converted = convertWords(text)
  return converted.includes('著') ? converted.replace(aspectMark, '着') : converted
}

/** For each BMP code unit, whether conversion changes it alone: a cheap test before the real one. */
const traditionalOnly = changedBy(convertToSimplified)
const simplifiedOnly = changedBy(convertToTraditional)

function changedBy(convert: (text: string) => string): Uint8Array {
  const changed = new Uint8Array(0x10000)
  for (let code = 0x3400; code < 0xa000; code++) {
    const character = String.fromCharCode(code)
    if (convert(character) !== character) changed[code] = 1
  }
  return changed
}

/**
 * `text` in simplified characters, of the same length in code units, so that offsets stay valid:
 * phrases decide where their conversion keeps the length, single characters where it does not.
 */
export function toSimplified(text: string): string {
  return hasAny(text, traditionalOnly) ? keepingLength(text, convertToSimplified) : text
}

/** `text` in traditional characters (Taiwan forms), of the same length in code units. */
export function toTraditional(text: string): string {
  return hasAny(text, simplifiedOnly) ? keepingLength(text, convertToTraditional) : text
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
  // Characters such as 里 or 台 are in both sets of words; only a clear majority decides.
  return traditional > simplified
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
