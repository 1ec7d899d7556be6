import { decodeEntity } from '../../repair/markup.js'
import type { SourceText } from '../../source-text.js'
import { scanHtml } from './scan.js'

/** The characters of a page that may be visible, without white space, and the place of each. */
interface VisibleText {
  text: string
  origin: Int32Array
}

const entity = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));|\s+/gi

function visibleText(html: string): VisibleText {
  const parts: string[] = []
  const origin = new Int32Array(html.length)
  let length = 0
  const push = (text: string, from: number, oneToOne: boolean): void => {
    if (text !== '') parts.push(text)
    for (let i = 0; i < text.length; i++) origin[length++] = oneToOne ? from + i : from
  }
  const pushText = (start: number, end: number): void => {
    const text = html.slice(start, end)
    let at = 0
    for (const match of text.matchAll(entity)) {
      push(text.slice(at, match.index), start + at, true)
      at = match.index + match[0].length
      if (!(match[1] ?? match[2] ?? match[3])) continue
      const shown = decodeEntity([match[0], match[1] ?? '', match[2] ?? '', match[3] ?? ''])
      push((shown ?? match[0]).trim(), start + match.index, false)
    }
    push(text.slice(at), start + at, true)
  }
  scanHtml(html, { text: pushText, open() {}, close() {} })
  return { text: parts.join(''), origin: origin.subarray(0, length) }
}

const probeLengths = [48, 12, 4]
/**
 * How often the whole page may be searched without success, and how far (in characters) each search reaches
 * after that.
 */
const searches = 10
const nearby = 1000

/**
 * Finds the place in a page of each character of the text that was extracted from it. Reads both in parallel;
 * where they differ, because the page holds something that the text leaves out, searches further on for the next
 * characters of the text.
 */
export function traceBack(text: string, html: string): SourceText {
  const page = visibleText(html)
  const places = new Places(page.text)
  const origin = new Int32Array(text.length)
  let at = 0
  let isLost = true
  for (let i = 0; i < text.length; i++) {
    if (!/\s/.test(text.charAt(i))) {
      if (isLost || page.text[at] !== text[i]) at = places.findAgain(text, i, at)
      isLost = page.text[at] !== text[i]
      if (!isLost) at++
    } else if (text.charAt(i) === '\n') {
      isLost = true
    }
    origin[i] = page.origin[Math.max(0, at - 1)] ?? 0
  }
  return { text, origin, base: 0 }
}

/** Finds places in a page. Text that the page holds in another form is searched for in vain each time. */
class Places {
  private room: number

  constructor(private readonly page: string) {
    this.room = searches * page.length
  }

  /**
   * Returns the place, at or after `from`, of the longest probe of the text that the page contains; `from` if it
   * contains none.
   */
  findAgain(text: string, start: number, from: number): number {
    const ahead = text.slice(start, start + 2 * (probeLengths[0] ?? 0))
    const [line = ''] = ahead.split('\n', 1)
    const compact = line.replace(/\s+/g, '')
    for (const length of probeLengths) {
      if (length !== probeLengths[0] && compact.length < length) continue
      const found = this.find(compact.slice(0, length), from)
      if (found >= 0) return found
    }
    return from
  }

  private find(probe: string, from: number): number {
    if (this.room <= 0) {
      const found = this.page.slice(from, from + nearby).indexOf(probe)
      return found < 0 ? -1 : from + found
    }
    const found = this.page.indexOf(probe, from)
    this.room -= (found < 0 ? this.page.length : found) - from
    return found
  }
}
