/** Maximum length of a reply in code units; the rest of a longer one is not read. */
const longestReply = 16_000

/** Parses the JSON objects of one array in a reply while the reply is still streaming in. */
export class ObjectStream {
  #text = ''
  #at = 0
  #before = ''
  #isInside = false
  readonly #opening: RegExp

  /** @param name the key of the array */
  constructor(name: string) {
    this.#opening = new RegExp(`"${name}"\\s*:\\s*\\[`)
  }

  /** Adds a piece and returns the objects that it completes; null for an object that is not valid JSON. */
  push(piece: string): unknown[] {
    this.#text += piece
    const found: unknown[] = []
    if (!this.#isInside && !this.#enter()) return found
    for (let end = this.#objectEnd(); end !== null; end = this.#objectEnd()) {
      found.push(parsed(this.#text.slice(this.#at, end)))
      this.#at = end
    }
    return found
  }

  /** The text before the array; everything received so far if the array has not begun. */
  get before(): string {
    return this.#isInside ? this.#before : this.#text
  }

  /** Whether the reply is longer than any legitimate one. */
  get isTooLong(): boolean {
    return this.#text.length > longestReply
  }

  /** The whole reply as one JSON value, without the text that models put around it; null if it is not valid JSON. */
  get whole(): unknown {
    const text = withoutThoughts(this.#text)
    return parsed(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1))
  }

  #enter(): boolean {
    const thoughts = this.#text.length - withoutThoughts(this.#text).length
    const opening = this.#opening.exec(this.#text.slice(thoughts))
    if (!opening) return false
    this.#at = thoughts + opening.index + opening[0].length
    this.#before = this.#text.slice(thoughts, this.#at)
    this.#isInside = true
    return true
  }

  /**
   * Returns the end offset of the next object, or null if the object is incomplete, has not begun, or the array has
   * ended.
   */
  #objectEnd(): number | null {
    while (/[\s,]/.test(this.#text.charAt(this.#at))) this.#at++
    if (this.#text.charAt(this.#at) !== '{') return null
    let depth = 0
    let isString = false
    for (let at = this.#at; at < this.#text.length; at++) {
      const sign = this.#text.charAt(at)
      if (isString) {
        if (sign === '\\') at++
        else if (sign === '"') isString = false
      } else if (sign === '"') isString = true
      else if (sign === '{') depth++
      else if (sign === '}' && --depth === 0) return at + 1
    }
    return null
  }
}

/**
 * Removes the reasoning that some models write before their reply. Returns an empty string until the reasoning has
 * ended.
 */
function withoutThoughts(text: string): string {
  if (!/^\s*<think>/.test(text)) return text
  const end = text.indexOf('</think>')
  return end < 0 ? '' : text.slice(end + '</think>'.length)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
