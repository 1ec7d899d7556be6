// Some printers' fonts encode the ideograph 人 as the radical ⼈, which looks the same but is another character.
const kangxiRadical = /[\u2f00-\u2fd5]/g
const supplement: Record<string, string> = pairs(
  '⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻊足⻋车⻓长⻔门⻘青⻚页⻛风⻜飞⻝食⻢马⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟⼾户⻣骨⻤鬼⻡首⺫目⺝月⺼月',
)
const supplementaryRadical = /[\u2e80-\u2eff]/g
const raised: Record<string, string> = pairs('0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻n\u207f')

/** Replaces radicals with the ideographs that look like them; removes soft hyphens and marks without meaning. */
export function plainCharacters(text: string): string {
  return text
    .replace(kangxiRadical, (radical) => radical.normalize('NFKC'))
    .replace(supplementaryRadical, (radical) => supplement[radical] ?? radical.normalize('NFKC'))
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
}

/** Converts a raised number to superscript, so that it does not merge with the number before it. */
export function superscript(text: string): string {
  return text.replace(/[\d+\-n]/g, (sign) => raised[sign] ?? sign)
}

/**
 * Returns the share of characters that a font without a character table produces: private-use, control and
 * replacement characters.
 */
export function shareUnreadable(text: string): number {
  const strange = text.match(/[\p{Co}\p{Cn}\ufffd]|[^\P{Cc}\s]/gu)?.length ?? 0
  return text.length === 0 ? 0 : strange / text.length
}

function pairs(list: string): Record<string, string> {
  const signs = [...list]
  return Object.fromEntries(
    signs.flatMap((sign, i) => (i % 2 === 0 ? [[sign, signs[i + 1] ?? sign]] : [])),
  )
}
