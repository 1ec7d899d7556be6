/** As much of a DOM node as is read and changed here. */
export interface TextHolder {
  readonly nodeType: number
  readonly firstChild: TextHolder | null
  readonly nextSibling: TextHolder | null
  readonly parentNode: TextHolder | null
  textContent: string | null
  remove?(): void
}

const TEXT = 3
/** What is written as an entity, and what stands for it meanwhile: no text holds these noncharacters. */
const veils: Record<string, string> = { '&': '\ufdd0', '<': '\ufdd1', '>': '\ufdd2', '\u00a0': ' ' }
const unveiled: Record<string, string> = { '\ufdd0': '&', '\ufdd1': '<', '\ufdd2': '>' }

/**
 * Makes one text of each run of them, as a browser has it, and veils what would be written as an entity: linkedom begins
 * a new text at each entity, whatever walks over the tree takes time for each, and Readability writes and reads
 * the page up to four times. `unveil` what it gives.
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

/** The next node of a tree in document order; null behind the last one. */
function following(node: TextHolder, root: TextHolder): TextHolder | null {
  if (node.firstChild) return node.firstChild
  for (let from: TextHolder | null = node; from && from !== root; from = from.parentNode) {
    if (from.nextSibling) return from.nextSibling
  }
  return null
}
