import type { Article, RejectionReason } from '../../domain/index.js'
import { finish } from '../draft.js'
import { lineCounter } from '../line-counter.js'
import { characterRepairs } from '../repair/index.js'
import { editsFor, type Repair, repairAll } from '../repair/repair.js'
import { sourceText } from '../source-text.js'
import { readFrontMatter } from './front-matter.js'
import { statedIn } from './stated-metadata.js'

const heading = /^#[ \t]+(.{1,200}?)[ \t#]*$/m

/** Returns the article of a Markdown file; YAML front matter states its metadata, `digest` and `origin`. */
export function readMarkdown(
  text: string,
  file: string,
): Article[] | { articles: Article[]; notes: RejectionReason[] } | { reason: RejectionReason } {
  const matter = readFrontMatter(text)
  if ('reason' in matter) return matter
  const { fields, end: bodyStart } = matter
  const body = text.slice(bodyStart)
  const stated = statedIn(fields)
  const first = heading.exec(body)
  const isTitle = stated.title === undefined && first?.[1] !== undefined
  if (isTitle && first?.[1]) stated.title = first[1]
  const from = isTitle && first ? first.index + first[0].length : 0
  const articles = finish({
    repaired: repairAll(sourceText(body.slice(from), bodyStart + from), [
      ...characterRepairs,
      marksOfMarkdown,
    ]),
    stated,
    digest: fields.digest === true,
    origin: typeof fields.origin === 'string' ? fields.origin : null,
    file,
    id: file,
    mayHoldStories: !matter.isThere,
    lineOf: lineCounter(text),
  })
  return matter.notes.length === 0 ? articles : { articles, notes: matter.notes }
}

const marks =
  /!\[[^\]\n]{0,300}\]\([^)\n]{0,500}\)|\[([^\]\n]{1,300})\]\([^)\n]{0,500}\)|^[ \t]*(?:#{1,6}|>|[-*+]|\d{1,3}\.)[ \t]+|\*\*|__|^[ \t]*(?:-{3,}|\*{3,})[ \t]*$/gm

const marksOfMarkdown: Repair = {
  kind: 'markdown',
  find: (text) => ({ edits: editsFor(text, marks, ([, label]) => label ?? ''), damage: [] }),
}
