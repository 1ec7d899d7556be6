import { lstatSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import dotenv from 'dotenv'
import { systemFault } from './domain/index.js'
import { failure } from './wording/failure.js'

/** Matches one setting as dotenv parses it; a quoted value may span several lines. */
const setting =
  /^\s*(?:export\s+)?[\w.-]+(?:\s*=\s*?|:\s+?)(?:\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|\s*`(?:\\`|[^`])*`|[^#\r\n]+)?\s*(?:#.*)?$/gm

/**
 * Reads the settings in a `.env` file; empty if there is no such file. Refuses a file that it cannot read or parse: a
 * skipped setting could make a different corpus answer than the intended one.
 * @throws YoujuError config_unreadable
 */
export function readSettingsFile(path: string): Record<string, string> {
  const text = readTextFile(path)
  if (text === null) return {}
  const line = strayLine(text)
  if (line !== null) {
    throw failure('config_unreadable:line', { path: resolve(path), line })
  }
  return dotenv.parse(text)
}

/** Reads a file of settings with `\n` at its line ends; null if there is no such file. @throws YoujuError config_unreadable */
export function readTextFile(path: string): string | null {
  const bytes = bytesOf(path)
  return bytes === null ? null : textOf(bytes, path).replace(/\r\n?/g, '\n')
}

function bytesOf(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch (cause) {
    if ((cause as { code?: string }).code === 'ENOENT') {
      if (!lstatSync(path, { throwIfNoEntry: false })) return null
      throw failure('config_unreadable:link', { path: resolve(path) }, cause)
    }
    const fault = systemFault(cause)
    if (fault === null) throw cause
    throw failure('config_unreadable:system', { path: resolve(path), fault }, cause)
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
  throw failure('config_unreadable:encoding', { path: resolve(path), isUtf16 })
}

/** Returns the number of the first line that is neither setting, comment nor blank; its text may be a secret. */
function strayLine(text: string): number | null {
  const rest = text.replace(setting, (found) => found.replace(/[^\n]/g, ''))
  const at = rest.split('\n').findIndex((line) => !/^\s*(?:#|$)/.test(line))
  return at < 0 ? null : at + 1
}
