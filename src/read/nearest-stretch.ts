import { LONGEST_STRETCH } from './features.js'
import { stretchesOf } from './stretches.js'

/**
 * Returns the stretch of a text that contains most of the claim's characters, the first of equal ones. Both texts must
 * be in the same form.
 */
export function nearestStretch(claim: string, text: string): string {
  if (text.length <= LONGEST_STRETCH) return text
  const wanted = [...new Set(claim)]
  let nearest = ''
  let most = -1
  for (const { start, end } of stretchesOf(text)) {
    const stretch = text.slice(start, end)
    const shared = wanted.filter((character) => stretch.includes(character)).length
    if (shared > most) [nearest, most] = [stretch, shared]
  }
  return nearest
}
