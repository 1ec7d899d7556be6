import { parseDocument } from 'yaml'

const frontMatter = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/

/** What the YAML at the beginning of a file states, and where the rest begins. */
export interface FrontMatter {
  /** Whether the file has any. */
  isThere: boolean
  fields: Record<string, unknown>
  /** Offset of what follows it. */
  end: number
  /** What was not understood, but does no harm. */
  notes: string[]
}

/** Front matter that is no YAML is an error of the file's writer: the file is refused for it. */
export function readFrontMatter(text: string): FrontMatter | { reason: string } {
  const matter = frontMatter.exec(text)
  const end = matter?.[0].length ?? 0
  if (!matter?.[1]) return { isThere: matter !== null, fields: {}, end, notes: [] }
  // The library would print its warnings itself, in English and without the file's name.
  const document = parseDocument(matter[1], { logLevel: 'error' })
  const [fault] = document.errors
  if (fault) return { reason: notUnderstood(lineOf(fault)) }
  const notes = document.warnings.map(
    (warning) => `开头的 YAML 第 ${lineOf(warning)} 行有无法识别的标记，已当作文字读入`,
  )
  try {
    return { isThere: true, fields: fieldsOf(document), end, notes }
  } catch {
    // Aliases that multiply without end are refused by the library only when they are written out.
    return { reason: '开头的 YAML 里的引用（& 和 *）有误或太多，请改正' }
  }
}

function fieldsOf(document: ReturnType<typeof parseDocument>): Record<string, unknown> {
  const fields: unknown = document.toJS()
  return typeof fields === 'object' && fields !== null ? (fields as Record<string, unknown>) : {}
}

/** The line in the file, where the marks stand on the first one. */
function lineOf({ linePos }: { linePos?: readonly { line: number }[] | undefined }): number {
  return (linePos?.[0]?.line ?? 1) + 1
}

function notUnderstood(line: number): string {
  return `开头的 YAML 第 ${line} 行无法理解，请改正（含冒号等符号的值要加引号，名称不能重复）`
}
