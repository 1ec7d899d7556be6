import { cp } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { home } from '../../config.js'
import { isInstalled, systemFault } from '../../domain/index.js'
import { failure } from '../../wording/failure.js'

/**
 * Returns the folders for what an installed program writes, where no setting names them: its own, in the package, go with the
 * next installation. The corpus begins with the bundled digests. Empty for a program that runs from its own folder.
 * @throws YoujuError file_unwritable
 */
export async function ownFolders(
  present: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  if (!isInstalled) return {}
  const folders = { CORPUS_DIR: 'corpus', INDEX_DIR: 'index', STATE_DIR: 'state' }
  const missing = Object.entries(folders).filter(([name]) => present[name] === undefined)
  const chosen = missing.map(([name, folder]) => [name, resolve('youju', folder)] as const)
  for (const [name, path] of chosen) {
    if (name === 'CORPUS_DIR') await copyBundled(path)
  }
  return Object.fromEntries(chosen)
}

/** What is there already stays. */
async function copyBundled(path: string): Promise<void> {
  try {
    await cp(join(home, 'corpus'), path, { recursive: true, force: false })
  } catch (cause) {
    const fault = systemFault(cause)
    if (fault === null) throw cause
    throw failure('file_unwritable:path', { path, fault }, cause)
  }
}
