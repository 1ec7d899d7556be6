const digits = new Map<string, number>(
  [...'零〇一二三四五六七八九'].map((character, at) => [character, Math.max(0, at - 1)]),
)
digits.set('两', 2)
digits.set('○', 0)

const tens = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])
const scales = new Map([
  ['万', 1e4],
  ['亿', 1e8],
])

/** The source of a pattern for a numeral in folded text: Arabic with separators, or Chinese. */
export const numeralPattern = String.raw`(?:\d+(?:,\d{3})*(?:\.\d+)?|[零〇○一二两三四五六七八九十百千]+)`

/**
 * The value of a numeral as `numeralPattern` finds it in folded text, times its scale (万, 亿, 万亿):
 * 1,900 → 1900; 一百二十 → 120; 二〇二四 → 2024; ('3.1', '万') → 31000. Null for what is no number.
 */
export function numeralValue(numeral: string, scale = ''): number | null {
  const base = /^\d/.test(numeral) ? Number(numeral.replaceAll(',', '')) : chineseValue(numeral)
  if (base === null || !Number.isFinite(base)) return null
  let factor = 1
  for (const character of scale) {
    factor *= scales.get(character) ?? tens.get(character) ?? 1
  }
  // 4.3 × 10⁴ is 43,000 and not 42,999.999….
  return Number((base * factor).toPrecision(15))
}

function chineseValue(numeral: string): number | null {
  const characters = [...numeral]
  if (characters.length > 1 && characters.every((character) => digits.has(character))) {
    return Number(characters.map((character) => digits.get(character)).join(''))
  }
  let total = 0
  let pending: number | null = null
  for (const character of characters) {
    const digit = digits.get(character)
    const ten = tens.get(character)
    if (digit !== undefined) pending = digit
    else if (ten !== undefined) {
      total += (pending ?? 1) * ten
      pending = null
    } else return null
  }
  return total + (pending ?? 0)
}
