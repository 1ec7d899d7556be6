const colours: Record<string, string> = { 有据: '#5865f2', 小林: '#3ba55d', 阿青: '#c27c0e' }

/** Returns a disc with the first character of a name: the pictures load no image from elsewhere. */
export function avatarOf(name: string): string {
  const initial = [...name][0] ?? '?'
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="${
    colours[name] ?? '#99586b'
  }"/>${glyphs[initial] ?? ''}</svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

/**
 * Letters would need a font inside the image, so these are drawn: a quotation mark for the bot, a head for a person.
 */
const head =
  '<circle cx="20" cy="16" r="7" fill="#fff"/><path d="M7 38a13 13 0 0 1 26 0z" fill="#fff"/>'
const glyphs: Record<string, string> = {
  有: '<path d="M9 20c0-6 3-9 8-10v4c-2 .6-3 2-3 4h3v9H9zm14 0c0-6 3-9 8-10v4c-2 .6-3 2-3 4h3v9h-8z" fill="#fff"/>',
  小: head,
  阿: head,
  老: head,
}
