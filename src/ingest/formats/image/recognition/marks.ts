import type { SeenCharacter } from './ctc.js'

/** Narrow marks as the network reads them, and the wide ones that stand between Han characters. */
const wideOf: Record<string, string> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '!': '！',
  '?': '？',
  '(': '（',
  ')': '）',
  // A dot that is a character of its own stands in dictionaries only.
  丶: '、',
}
const narrowOf: Record<string, string> = { '，': ',', '：': ':', '．': '.' }

const han = /[\p{Script=Han}，。、；：！？“”‘’《》（）…]/u
const digit = /[\d０-９]/

/**
 * Gives marks the width that they have in print beside what stands around them: the network hardly tells ， from a
 * comma, of which there is one in 1,204 and the other in 当日，他.
 */
export function inWidth(characters: readonly SeenCharacter[]): SeenCharacter[] {
  const beside = (at: number, step: 1 | -1): string => {
    let next = at + step
    while (characters[next]?.text === ' ') next += step
    return characters[next]?.text ?? ''
  }
  return characters.map((character, i) => {
    const [before, after] = [beside(i, -1), beside(i, 1)]
    const { text } = character
    const narrow = narrowOf[text]
    const isInNumber = digit.test(before) && digit.test(after)
    if (narrow) return isInNumber ? { ...character, text: narrow } : character
    if (text === '"' && (han.test(before) || han.test(after)))
      return { ...character, text: opens(before, after) ? '“' : '”' }
    const wide = wideOf[text]
    const isInChinese = !isInNumber && (han.test(before) || han.test(after))
    return wide && isInChinese ? { ...character, text: wide } : character
  })
}

/** Decides whether a straight quotation mark between these opens a quotation: nothing ends before it, or nothing follows. */
function opens(before: string, after: string): boolean {
  if (after === '' || ending.test(after)) return false
  return before === '' || ending.test(before) || opening.test(before)
}
/** Also as the network reads them, before they are given their width. */
const ending = /[，。、；：！？）》”,;:!?)]/u
const opening = /[（《“(]/u
