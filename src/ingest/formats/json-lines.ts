import type { Article, RejectionReason } from '../../domain/index.js'
import { finish } from '../draft.js'
import type { Metadata } from '../metadata.js'
import { characterRepairs } from '../repair/index.js'
import { repairAll } from '../repair/repair.js'
import { sourceText } from '../source-text.js'
import { withoutSite } from './html/headline.js'
import { statedIn } from './stated-metadata.js'

/** Returns the article in one line of a .jsonl file, or why it holds none. One record is one article. */
export function readJsonLine(
  line: string,
  number: number,
  file: string,
): Article | { reason: RejectionReason } {
  let record: unknown
  try {
    record = JSON.parse(line)
  } catch {
    return { reason: { code: 'line_no_json', line: number } }
  }
  if (typeof record !== 'object' || record === null || Array.isArray(record))
    return { reason: { code: 'line_no_object', line: number } }
  const fields = record as Record<string, unknown>
  const text = textIn(fields)
  if (text === null) return { reason: { code: 'line_without_text', line: number } }
  const key = typeof fields.id === 'string' || typeof fields.id === 'number' ? fields.id : number
  const [article] = finish({
    repaired: repairAll(sourceText(text), characterRepairs),
    stated: titledIn(statedIn(fields)),
    digest: fields.digest === true,
    origin: typeof fields.origin === 'string' ? fields.origin : null,
    file,
    id: `${file}#${key}`,
    mayHoldStories: false,
    lineOf: () => number,
  })
  return article ?? { reason: { code: 'line_nothing_left', line: number } }
}

/** The field names that may hold a record's text; the first non-empty one is used. */
const textNames = ['text', 'content', 'body', 'articleBody'] as const

function textIn(fields: Record<string, unknown>): string | null {
  for (const name of textNames) {
    const text = fields[name]
    if (typeof text === 'string' && text.trim() !== '') return text
  }
  return null
}

/** Removes the source's name, and the channel's before it, from the end of the title. */
function titledIn(stated: Partial<Metadata>): Partial<Metadata> {
  const { title, source } = stated
  const isNamed = title && source && title.trim().endsWith(source) && title.trim() !== source
  return isNamed ? { ...stated, title: withoutSite(title, [source]) } : stated
}

/** Decides whether a last line may be an incompletely written record: it is not JSON, but begins like a record. */
export function isCutOff(line: string): boolean {
  // A file that is allocated in full length and then filled ends in zeros.
  if (!/^[\s\ufeff]*[{\0]/.test(line)) return false
  try {
    JSON.parse(line)
    return false
  } catch {
    return true
  }
}
