/** The part of a DOM node that is read and changed here. */
export interface TextHolder {
  readonly nodeType: number
  readonly firstChild: TextHolder | null
  readonly nextSibling: TextHolder | null
  readonly parentNode: TextHolder | null
  textContent: string | null
  remove?(): void
}

const TEXT = 3
/**
 * Characters that are written as entities, and their temporary replacements: noncharacters, which occur in no
 * text.
 */
const veils: Record<string, string> = { '&': '\ufdd0', '<': '\ufdd1', '>': '\ufdd2', '\u00a0': ' ' }
const unveiled: Record<string, string> = { '\ufdd0': '&', '\ufdd1': '<', '\ufdd2': '>' }

/**
 * Joins adjacent text nodes into one, as a browser does, and replaces characters that would be written as
 * entities. linkedom begins a new text node at each entity, walking the tree costs time for each node, and
 * Readability writes and reads the page up to four times. Apply `unveil` to the result.
 */
export function veilTexts(root: TextHolder | null): void {
  for (let node = root; root && node; node = following(node, root)) {
    if (node.nodeType !== TEXT) continue
    const texts = [node.textContent ?? '']
    for (let next = node.nextSibling; next?.nodeType === TEXT; next = node.nextSibling) {
      texts.push(next.textContent ?? '')
      next.remove?.()
    }
    const text = texts.join('')
    if (texts.length > 1 || /[&<>\u00a0]/.test(text)) {
      node.textContent = text.replace(/[&<>\u00a0]/g, (found) => veils[found] ?? found)
    }
  }
}

export function unveil(text: string): string {
  return text.replace(/[\ufdd0-\ufdd2]/g, (found) => unveiled[found] ?? found)
}

/** Returns the next node of a tree in document order; null after the last one. */
function following(node: TextHolder, root: TextHolder): TextHolder | null {
  if (node.firstChild) return node.firstChild
  for (let from: TextHolder | null = node; from && from !== root; from = from.parentNode) {
    if (from.nextSibling) return from.nextSibling
  }
  return null
}
