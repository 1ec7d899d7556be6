import { spawnSync } from 'node:child_process'
import { access, constants, stat, statfs } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { freemem } from 'node:os'
import { dirname } from 'node:path'
import type { Finding } from '../../domain/index.js'
import { finding } from '../../wording/doctor.js'

/** The oldest Node that runs this, as `engines` in package.json says. */
const OLDEST_NODE = '20.19.0'
/** A question over the bundled digests takes 250 MB (README). In MB, as are all sizes here. */
const LEAST_MEMORY = 300
/** Room for a version of a small index and for the records. */
const LEAST_DISK = 500
const MB = 1024 * 1024

export async function nodeVersion(version: string = process.versions.node): Promise<Finding> {
  const isOld = version.localeCompare(OLDEST_NODE, 'en', { numeric: true }) < 0
  return isOld
    ? finding('node', 'todo', 'node:old', { version, least: OLDEST_NODE })
    : finding('node', 'ok', 'node', { version })
}

/** The package that is compiled where it is installed; a compiler is asked for only where it does not load. */
const COMPILED = 'hnswlib-node'
const TOOLS = ['g++', 'make', 'python3']

export async function compiledParts(
  load: (name: string) => unknown = createRequire(import.meta.url),
  has: (tool: string) => boolean = isInstalled,
): Promise<Finding> {
  try {
    load(COMPILED)
    return finding('compiler', 'ok', 'compiler', {})
  } catch {
    const tools = TOOLS.filter((tool) => !has(tool))
    return finding('compiler', 'todo', 'compiler:not_built', { name: COMPILED, tools })
  }
}

function isInstalled(tool: string): boolean {
  return spawnSync(tool, ['--version'], { stdio: 'ignore', timeout: 5000 }).status === 0
}

/** @param free in bytes; a container's limit counts, not only what the machine has */
export async function memory(free: number = freeMemory()): Promise<Finding> {
  const mib = Math.floor(free / MB)
  return mib < LEAST_MEMORY
    ? finding('memory', 'todo', 'memory:little', { mib, least: LEAST_MEMORY })
    : finding('memory', 'ok', 'memory', { mib })
}

function freeMemory(): number {
  return process.availableMemory?.() ?? freemem()
}

/** Whether the folders can be written, which may not exist yet, and there is room on their disks. */
export async function disk(folders: readonly string[], least = LEAST_DISK): Promise<Finding> {
  let most = Number.POSITIVE_INFINITY
  for (const folder of folders) {
    const present = await nearestPresent(folder)
    const mayWrite = await access(present, constants.W_OK).then(
      () => true,
      () => false,
    )
    if (!mayWrite) return finding('disk', 'todo', 'disk:read_only', { folder })
    const { bavail, bsize } = await statfs(present)
    const mib = Math.floor((bavail * bsize) / MB)
    if (mib < least) return finding('disk', 'todo', 'disk:little', { folder, mib, least })
    most = Math.min(most, mib)
  }
  return finding('disk', 'ok', 'disk', { mib: most })
}

async function nearestPresent(folder: string): Promise<string> {
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  )
  const above = dirname(folder)
  return isThere || above === folder ? folder : nearestPresent(above)
}
