import { chmod, readFile, realpath, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { home } from '../../config.js'
import { nonce, writeSynced } from '../../corpus/write-whole.js'
import { systemFault } from '../../domain/index.js'
import { readSettingsFile } from '../../settings-file.js'
import { failure } from '../../wording/failure.js'
import { withSettings } from './env-text.js'

/** Who may read a file of secrets: its owner. */
const OWNER_ONLY = 0o600

/** Returns the settings in a `.env` file that are not empty. @throws YoujuError config_unreadable */
export function settingsIn(path: string): Record<string, string> {
  const all = Object.entries(readSettingsFile(path))
  return Object.fromEntries(all.filter(([, value]) => value.trim() !== ''))
}

/**
 * Writes values into a `.env` file; a new one begins as `.env.example`. What else stands there is kept. The file is
 * replaced as a whole, and only its owner may read it.
 * @throws YoujuError file_unwritable
 */
export async function writeSettings(
  path: string,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  try {
    const place = await realpath(path).catch(() => resolve(path))
    const before = await textOf(place)
    const aside = join(dirname(place), `.${nonce()}.part`)
    try {
      await writeSynced(aside, [Buffer.from(withSettings(before, values))], OWNER_ONLY)
      await chmod(aside, OWNER_ONLY)
      await rename(aside, place)
    } finally {
      await rm(aside, { force: true })
    }
  } catch (cause) {
    const fault = systemFault(cause)
    if (fault === null) throw cause
    throw failure('file_unwritable:path', { path: resolve(path), fault }, cause)
  }
}

async function textOf(place: string): Promise<string> {
  const unlessMissing = (cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return null
    throw cause
  }
  const present = await readFile(place, 'utf8').catch(unlessMissing)
  return present ?? (await readFile(join(home, '.env.example'), 'utf8'))
}
