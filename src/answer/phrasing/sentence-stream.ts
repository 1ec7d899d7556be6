/** A reply longer than this is not read on. */
const longestReply = 16_000

/** Reads JSON objects out of one array of a reply while the reply is still being written. */
export class ObjectStream {
  #text = ''
  #at = 0
  #before = ''
  #isInside = false
  readonly #opening: RegExp

  /** @param name the key under which the array stands */
  constructor(name: string) {
    this.#opening = new RegExp(`"${name}"\\s*:\\s*\\[`)
  }

  /** The objects that are complete with this piece; null for one that is not JSON. */
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

  /** What stands in front of the array; all that has come where it has not begun. */
  get before(): string {
    return this.#isInside ? this.#before : this.#text
  }

  /** Whether more has come than any honest reply has. */
  get isTooLong(): boolean {
    return this.#text.length > longestReply
  }

  /** The reply as one value, without what models put around it; null where it is not JSON. */
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

  /** The end of the object that begins next, or null where it, or the array, is not there yet or over. */
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

/** Some models think aloud in front of their reply; nothing of it is read before it has ended. */
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
