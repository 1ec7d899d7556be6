import { parseDocument } from 'yaml'
import type { RejectionReason } from '../../domain/index.js'

const frontMatter = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/

/** What the YAML at the beginning of a file states, and where the rest of the file begins. */
export interface FrontMatter {
  /** Whether the file has front matter. */
  isThere: boolean
  fields: Record<string, unknown>
  /** The offset of what follows it. */
  end: number
  /** What was not understood, but does no harm. */
  notes: RejectionReason[]
}

/** Reads the front matter. If it is not valid YAML, the writer made a mistake, and the file is refused. */
export function readFrontMatter(text: string): FrontMatter | { reason: RejectionReason } {
  const matter = frontMatter.exec(text)
  const end = matter?.[0].length ?? 0
  if (!matter?.[1]) return { isThere: matter !== null, fields: {}, end, notes: [] }
  // Otherwise the library prints its warnings itself, in English and without the file's name.
  const document = parseDocument(matter[1], { logLevel: 'error' })
  const [fault] = document.errors
  if (fault) return { reason: { code: 'yaml_line', line: lineOf(fault) } }
  const notes = document.warnings.map((warning): RejectionReason => {
    return { code: 'yaml_tag', line: lineOf(warning) }
  })
  try {
    return { isThere: true, fields: fieldsOf(document), end, notes }
  } catch {
    // The library refuses aliases that multiply without end only when it expands them.
    return { reason: { code: 'yaml_aliases' } }
  }
}

function fieldsOf(document: ReturnType<typeof parseDocument>): Record<string, unknown> {
  const fields: unknown = document.toJS()
  return typeof fields === 'object' && fields !== null ? (fields as Record<string, unknown>) : {}
}

/** Returns the line in the file; the opening marks are on its first line. */
function lineOf({ linePos }: { linePos?: readonly { line: number }[] | undefined }): number {
  return (linePos?.[0]?.line ?? 1) + 1
}
