import { anyOf } from '../text/any-of.js'
import { fold } from '../text/fold.js'
import { noSources } from '../text/lexicon/names/media.js'

const longest = 30
const noSource = new RegExp(`^(?:${anyOf(noSources)}|-+)(?:综合|整理|转载)?$`)
const ends = /[\s|｜丨,，;；。”"」★]|(?<=.)[（(【[]|\d{4}\s?[-/.年]\s?\d{1,2}/

/**
 * Returns the name of a source from the text after its label, without what follows the name; null if it names
 * none: 来源：网络.
 */
export function nameOfSource(said: string): string | null {
  const text = said.trim().replace(/^[【[（(]|[】\])）]$/g, '')
  const quoted = /《([^》]{2,20})》/.exec(text)?.[1]
  if (quoted && text.indexOf('《') <= longest) return quoted
  const latin = /^[a-z][a-z .&'-]{2,40}[a-z]/i.exec(text)?.[0]
  const name = (latin ?? text.split(ends)[0] ?? '').trim()
  const folded = fold(name)
  if (name.length < 2 || name.length > longest || noSource.test(folded)) return null
  return /[\u4e00-\u9fffa-z]/.test(folded) ? name : null
}
