import { createRequire } from 'node:module'
import type { FaultValues } from '../wording/errors.js'
import { failure } from '../wording/failure.js'

const { resolve } = createRequire(import.meta.url)

/**
 * Checks that packages which are loaded late are installed, since an installation may omit them (npm's --omit=peer).
 * @param without how to do without them
 * @throws YoujuError model_missing
 */
export function needPackages(
  names: readonly string[],
  without: FaultValues<'model_missing:packages'>['without'],
): void {
  const missing = names.filter((name) => !canResolve(name))
  if (missing.length === 0) return
  throw failure('model_missing:packages', { names: missing, without })
}

function canResolve(name: string): boolean {
  try {
    resolve(name)
    return true
  } catch (error) {
    return (error as { code?: string }).code !== 'MODULE_NOT_FOUND'
  }
}
