import { DOMParser } from 'linkedom'

/** An element, as far as feeds are read. */
export interface Element {
  readonly localName: string
  readonly textContent: string | null
  readonly outerHTML: string
  readonly children: ArrayLike<Element>
  getElementsByTagName(name: string): ArrayLike<Element>
}

/** Returns the tree of XML, well-formed or not: what is left open is closed where the text ends. */
export function treeOf(text: string): Element & { toString(): string } {
  // Its type declares a browser's document, of which it has less.
  return new DOMParser().parseFromString(text, 'text/xml') as unknown as Element
}

export function elements(parent: Element, name: string): Element[] {
  return Array.from(parent.getElementsByTagName(name))
}

/** Returns the text as well-formed XML. */
export function mended(text: string): string {
  return treeOf(text).toString()
}

/** Returns an RSS feed of the items alone, for a feed whose other elements are broken. */
export function itemsApart(text: string): string {
  const inner = elements(treeOf(text), 'item').map(({ outerHTML }) => outerHTML)
  return `<rss version="2.0"><channel><title></title>${inner.join('')}</channel></rss>`
}

/** Returns the text of the first child of this name, whatever its prefix. */
export function childText(element: Element, name: string): string | null {
  for (const child of Array.from(element.children)) {
    if (child.localName.replace(/^.*:/, '').toLowerCase() === name) return child.textContent
  }
  return null
}
