import { lstatSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import dotenv from 'dotenv'
import { systemFault, YoujuError } from './domain/index.js'

/** Matches one setting as dotenv parses it; a quoted value may span several lines. */
const setting =
  /^\s*(?:export\s+)?[\w.-]+(?:\s*=\s*?|:\s+?)(?:\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|\s*`(?:\\`|[^`])*`|[^#\r\n]+)?\s*(?:#.*)?$/gm

/**
 * Reads the settings in a `.env` file; empty if there is no such file. Refuses a file that it cannot read or parse: a
 * skipped setting could make a different corpus answer than the intended one.
 * @throws YoujuError config_unreadable
 */
export function readSettingsFile(path: string): Record<string, string> {
  const bytes = bytesOf(path)
  if (bytes === null) return {}
  const text = textOf(bytes, path).replace(/\r\n?/g, '\n')
  const line = strayLine(text)
  if (line !== null) {
    const what = `第 ${line} 行既不是注释，也不是“名称=值”`
    throw unreadable(path, what, '请改正这一行，注释以 # 开头')
  }
  return dotenv.parse(text)
}

function bytesOf(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch (cause) {
    if ((cause as { code?: string }).code === 'ENOENT') {
      if (!lstatSync(path, { throwIfNoEntry: false })) return null
      throw unreadable(path, '它是一个链接，所指的文件不存在', '请改正链接，或删去它', cause)
    }
    const fault = systemFault(cause, 'read')
    if (fault === null) throw cause
    throw unreadable(path, `它${fault}`, '请改正，或删去它', cause)
  }
}

function textOf(bytes: Buffer, path: string): string {
  const [a, b] = bytes
  const isUtf16 = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || bytes.includes(0)
  try {
    if (!isUtf16) return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Reported below.
  }
  const what = `它的编码${isUtf16 ? '是 UTF-16，' : ''}不是 UTF-8`
  throw unreadable(path, what, '请在编辑器里另存为 UTF-8 编码')
}

/** Returns the number of the first line that is neither setting, comment nor blank; its text may be a secret. */
function strayLine(text: string): number | null {
  const rest = text.replace(setting, (found) => found.replace(/[^\n]/g, ''))
  const at = rest.split('\n').findIndex((line) => !/^\s*(?:#|$)/.test(line))
  return at < 0 ? null : at + 1
}

function unreadable(path: string, what: string, advice: string, cause?: unknown): YoujuError {
  const message = `无法读取设置文件 ${resolve(path)}：${what}；${advice}。`
  return new YoujuError('config_unreadable', message, { cause })
}
