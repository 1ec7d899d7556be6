import { rmSync, statSync } from 'node:fs'

/** The files that SQLite writes beside a database: the write-ahead log and its index. */
const sideFiles = ['-wal', '-shm'] as const

/** The files that the paths of a database led to: device and inode of each, or null if there was none. */
export interface Place {
  readonly main: string | null
  readonly beside: readonly (string | null)[]
}

export function placeOf(file: string): Place {
  return { main: identityOf(file), beside: sideFiles.map((suffix) => identityOf(file + suffix)) }
}

/** Decides whether the paths still lead to the same files; a file that did not exist at first does not matter. */
export function isSamePlace(before: Place, now: Place): boolean {
  const isSame = (was: string | null, is: string | null | undefined) => was === null || was === is
  return (
    isSame(before.main, now.main) && before.beside.every((was, i) => isSame(was, now.beside[i]))
  )
}

/** Removes the side files that still belong to `place`: a new database must not take them for its own. */
export function removeSideFiles(file: string, place: Place): void {
  for (const [i, suffix] of sideFiles.entries()) {
    const own = place.beside[i] ?? null
    if (own !== null && identityOf(file + suffix) === own) rmSync(file + suffix)
  }
}

/** Returns the size in bytes of the database itself, without its log. */
export function mainSize(file: string): number {
  return statOf(file)?.size ?? 0
}

/** Returns the size in bytes of the write-ahead log. */
export function logSize(file: string): number {
  return statOf(`${file}-wal`)?.size ?? 0
}

function identityOf(path: string): string | null {
  const stats = statOf(path)
  return stats === null ? null : `${stats.dev}:${stats.ino}`
}

/** A path that cannot be inspected leads to nothing usable. */
function statOf(path: string): { dev: bigint; ino: bigint; size: number } | null {
  try {
    const { dev, ino, size } = statSync(path, { bigint: true })
    return { dev, ino, size: Number(size) }
  } catch {
    return null
  }
}
