/** Callbacks for what a scan of a page meets, in order; offsets are into the page. */
export interface Scan {
  text(start: number, end: number): void
  open(name: string, start: number, end: number): void
  close(name: string): void
}

const rawText = /^(?:script|style|textarea|title|xmp|iframe|noembed|noframes)$/

/**
 * Scans a page once from beginning to end, like a browser: what opens and is never closed (a comment, a tag, a
 * script) extends to the end. It keeps no stack, so depth costs nothing.
 */
export function scanHtml(html: string, scan: Scan): void {
  let at = 0
  while (at < html.length) {
    const opening = nextTag(html, at)
    if (opening < 0) {
      scan.text(at, html.length)
      return
    }
    if (opening > at) scan.text(at, opening)
    if (html.startsWith('<!--', opening)) {
      const end = html.indexOf('-->', opening + 4)
      at = end < 0 ? html.length : end + 3
      continue
    }
    const end = tagEnd(html, opening)
    const name = nameAt(html, opening)
    at = end
    if (html.charCodeAt(opening + 1) === 47) scan.close(name)
    else if (name !== '') {
      scan.open(name, opening, end)
      if (rawText.test(name)) {
        at = rawTextEnd(html, name, end)
        scan.close(name)
      }
    }
  }
}

/** Returns the offset of the next `<` that begins a tag, a comment or a declaration: in 3 < 5 it is text. */
function nextTag(html: string, from: number): number {
  for (let at = html.indexOf('<', from); at >= 0; at = html.indexOf('<', at + 1)) {
    if (/[a-z/!?]/i.test(html.charAt(at + 1))) return at
  }
  return -1
}

/** Returns the offset after the `>` that closes a tag, ignoring any within quotation marks. */
function tagEnd(html: string, start: number): number {
  let at = start + 1
  while (at < html.length) {
    const code = html.charCodeAt(at)
    if (code === 62) return at + 1
    const isQuote = code === 34 || code === 39
    if (isQuote && html.charCodeAt(at - 1) === 61) {
      const closing = html.indexOf(html.charAt(at), at + 1)
      if (closing < 0) return html.length
      at = closing
    }
    at++
  }
  return html.length
}

function nameAt(html: string, tag: number): string {
  const found = /^<\/?([a-z][a-z0-9:-]{0,20})/i.exec(html.slice(tag, tag + 24))
  return found?.[1]?.toLowerCase() ?? ''
}

function rawTextEnd(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}`, 'gi')
  closing.lastIndex = from
  const found = closing.exec(html)
  if (!found) return html.length
  const end = html.indexOf('>', found.index)
  return end < 0 ? html.length : end + 1
}

/** Elements that a parser closes by itself, or that are always empty. */
const unnested = /^(?:p|li|td|th|tr|dt|dd|option|br|img|hr|input|meta|link|source|area|col|wbr)$/

/** The cost of visiting a node, and of weighing an element, relative to reading one character. */
const nodeCost = 36
const elementCost = 500

/** The size that a page's tree would have. */
export interface TreeSize {
  /** Number of tags and comments, and of everything else that makes a parser begin a node. */
  tags: number
  /** How deeply elements can be nested. */
  depth: number
  /**
   * How many characters Readability would read. It weighs each element by the texts of all elements in it, so a
   * text is read again for each pair of the elements that contain it.
   */
  work: number
}

export function measure(html: string): TreeSize {
  const open = new OpenElements()
  let [depth, work] = [0, 0]
  scanHtml(html, {
    text(start, end) {
      const pairs = 1 + open.depth * open.depth
      work += (end - start + nodeCost * textNodesIn(html, start, end)) * pairs
    },
    open(name) {
      work += elementCost * open.depth
      if (!unnested.test(name)) open.push(name)
      depth = Math.max(depth, open.depth)
    },
    close: (name) => open.close(name),
  })
  let [openings, entities] = [0, 0]
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) openings++
  for (let at = html.indexOf('&'); at >= 0; at = html.indexOf('&', at + 1)) entities++
  return { tags: openings + Math.floor(entities / 4), depth, work }
}

/** The open elements, as in a parser: a closing tag without its element closes nothing. */
class OpenElements {
  private readonly names: string[] = []
  private readonly counts = new Map<string, number>()

  get depth(): number {
    return this.names.length
  }

  push(name: string): void {
    this.names.push(name)
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1)
  }

  close(name: string): void {
    if (!this.counts.get(name)) return
    for (;;) {
      const last = this.names.pop() ?? name
      this.counts.set(last, (this.counts.get(last) ?? 1) - 1)
      if (last === name) return
    }
  }
}

/** Counts text nodes: a parser makes separate nodes of the text before and after each of these characters. */
function textNodesIn(html: string, start: number, end: number): number {
  let marks = 0
  for (let at = start; at < end; at++) {
    const code = html.charCodeAt(at)
    if (code === 38 || code === 60) marks++
  }
  return 1 + 2 * marks
}
