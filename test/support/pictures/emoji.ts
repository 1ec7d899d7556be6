import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

interface Drawings {
  icons: Record<string, { body: string } | undefined>
}

const emoji =
  /(?:\p{Emoji_Presentation}|(?![©®™↔-↪▪▫◻◼])\p{Extended_Pictographic})(?:\p{Emoji_Modifier}|\u{fe0f})?/gu

/** Replaces each emoji with a drawing, as Discord does: what a font shows depends on the machine. */
export function withEmoji(html: string): string {
  return html.replace(emoji, (character) => {
    const source = drawingOf(character)
    return source === null ? character : `<img class="emoji" alt="${character}" src="${source}">`
  })
}

/** Returns the drawing of an emoji as an image address; null if there is none. */
function drawingOf(character: string): string | null {
  const code = [...character].map((part) => part.codePointAt(0)?.toString(16) ?? '')
  const name = names()[code.filter((part) => part !== 'fe0f').join('-')]
  const body = name === undefined ? undefined : drawings().icons[name]?.body
  if (body === undefined) return null
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128">${body}</svg>`
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}

const require = createRequire(import.meta.url)
// Megabytes of data: read once, and only for a text that has an emoji.
const names = once<Record<string, string>>(require.resolve('@iconify-json/noto/chars.json'))
const drawings = once<Drawings>(require.resolve('@iconify-json/noto/icons.json'))

function once<T>(path: string): () => T {
  let read: T | undefined
  return () => {
    read ??= JSON.parse(readFileSync(path, 'utf8')) as T
    return read
  }
}
