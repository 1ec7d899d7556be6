import { randomBytes } from 'node:crypto'
import { link, lstat, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { z } from 'zod'
import { systemFault } from '../domain/index.js'
import { makeFolders } from './make-folders.js'

/** How often a holder renews the time of its lock to show that it is alive, in milliseconds. */
export const RENEWED_EVERY = 15_000
/** A lock of another machine that was not renewed for this long has no holder any more. */
export const GIVEN_UP_AFTER = 12 * RENEWED_EVERY

/** Who holds a lock. */
export interface Holder {
  pid: number
  host: string
  /** Distinguishes this holding of the lock from every other. */
  nonce: string
}

/** The nonces of the locks that this process holds or is about to take. */
const held = new Set<string>()

/** What is thrown where a lock cannot be had. */
export interface LockFailures {
  /** A living process, or another call in this one, holds it. */
  busy(file: string, holder: Holder): Error
  /** @param fault what stands in its place, or the code of the system's error */
  unusable(file: string, fault: string, cause?: unknown): Error
}

/**
 * Runs `work` while no other process, and no other call in this process, holds the lock. Throws at once if another does.
 * A lock left by a dead process is taken over: at once if it is from this machine; if it is from another (a recreated
 * container has another name), when it has not been renewed for a while.
 */
export async function withLock<T>(
  file: string,
  failures: LockFailures,
  work: () => Promise<T>,
): Promise<T> {
  await makeFolders(dirname(file))
  const me: Holder = { pid: process.pid, host: hostname(), nonce: randomBytes(8).toString('hex') }
  // Added before the lock exists, so that the lock never looks as if this process does not hold it.
  held.add(me.nonce)
  try {
    await acquire(file, me, failures)
    const renewing = setInterval(() => void renew(file), RENEWED_EVERY).unref()
    try {
      return await work()
    } finally {
      clearInterval(renewing)
      await release(file, me, failures)
    }
  } finally {
    held.delete(me.nonce)
  }
}

async function renew(file: string): Promise<void> {
  const now = new Date()
  // The next renewal makes up for one that fails.
  await utimes(file, now, now).catch(() => {})
}

/** Removes the lock, unless another machine has taken it over since: a process can be suspended for long. */
async function release(file: string, me: Holder, failures: LockFailures): Promise<void> {
  const holder = await readHolder(file, failures)
  if (holder !== 'gone' && holder?.nonce === me.nonce) await rm(file, { force: true })
}

async function acquire(file: string, me: Holder, failures: LockFailures): Promise<void> {
  const own = `${file}.${me.nonce}`
  await writeFile(own, JSON.stringify(me))
  try {
    await take(file, own, failures)
  } finally {
    await rm(own, { force: true })
  }
}

/**
 * Makes `file` a copy of `own`. Throws if a living process holds it. Linking a file that is already written
 * makes the lock appear complete or not at all. To replace a dead holder, a process must first take a second lock named
 * after that holder, so that only one process replaces it, and only while it is there.
 */
async function take(file: string, own: string, failures: LockFailures): Promise<void> {
  while (!(await linked(own, file))) {
    const holder = await readHolder(file, failures)
    if (holder === 'gone') continue
    if (holder && (await mayBeAlive(holder, file))) throw failures.busy(file, holder)
    const claim = `${file}.after-${holder?.nonce ?? 'unreadable'}`
    await take(claim, own, failures)
    try {
      const now = await readHolder(file, failures)
      if (now === 'gone' || now?.nonce !== holder?.nonce) continue
      const copy = `${own}.copy`
      await link(own, copy)
      await rename(copy, file)
      return
    } finally {
      await rm(claim, { force: true })
    }
  }
}

async function linked(own: string, file: string): Promise<boolean> {
  try {
    await link(own, file)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  }
}

const holderShape = z.object({
  pid: z.number(),
  host: z.string(),
  nonce: z.string().regex(/^\w+$/),
})

/** Returns who holds the lock; null for a file that this program did not write, or a link to nothing. */
async function readHolder(
  file: string,
  { unusable }: LockFailures,
): Promise<Holder | null | 'gone'> {
  try {
    if (!(await lstat(file).catch(nullIfMissing))) return 'gone'
    const entry = await stat(file).catch(nullIfMissing)
    if (entry === null) return null
    if (!entry.isFile()) {
      throw unusable(file, entry.isDirectory() ? 'folder' : 'not_a_file')
    }
    return holderShape.safeParse(JSON.parse(await readFile(file, 'utf8'))).data ?? null
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 'gone'
    if (error instanceof SyntaxError) return null
    const fault = systemFault(error)
    throw fault === null ? error : unusable(file, fault, error)
  }
}

function nullIfMissing(error: unknown): null {
  if (hasCode(error, 'ENOENT')) return null
  throw error
}

async function mayBeAlive({ pid, host, nonce }: Holder, file: string): Promise<boolean> {
  if (host !== hostname()) return isRenewed(file)
  // A restarted container reuses the same pid; then only the nonce can tell.
  if (pid === process.pid) return held.has(nonce)
  return isRunning(pid)
}

/** Returns whether there is a process of this number on this machine. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return hasCode(error, 'EPERM')
  }
}

async function isRenewed(file: string): Promise<boolean> {
  const lock = await stat(file).catch(() => null)
  return lock !== null && Date.now() - lock.mtimeMs < GIVEN_UP_AFTER
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
