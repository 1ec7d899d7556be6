import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { indexBusy } from './snapshot/faults.js'

const LOCK = 'refresh.lock'

interface Holder {
  pid: number
  host: string
  /** Tells this holding of the lock from every other. */
  nonce: string
}

/** The nonces of the locks that this process holds or is about to take. */
const held = new Set<string>()

/**
 * Runs `work` while no other process, and no other call in this one, refreshes the same index. Throws
 * index_busy at once when another does. A lock that a dead process of this machine left is taken over.
 */
export async function withRefreshLock<T>(indexDir: string, work: () => Promise<T>): Promise<T> {
  await mkdir(indexDir, { recursive: true })
  const file = join(indexDir, LOCK)
  const me: Holder = { pid: process.pid, host: hostname(), nonce: randomBytes(8).toString('hex') }
  // Before the lock exists: it must never look like one that nobody here holds.
  held.add(me.nonce)
  try {
    await acquire(file, me)
    try {
      return await work()
    } finally {
      await rm(file, { force: true })
    }
  } finally {
    held.delete(me.nonce)
  }
}

async function acquire(file: string, me: Holder): Promise<void> {
  const own = `${file}.${me.nonce}`
  await writeFile(own, JSON.stringify(me))
  try {
    // Linking a file that is already written: a lock is there whole or not at all.
    while (!(await linked(own, file))) await removeIfDead(file)
  } finally {
    await rm(own, { force: true })
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

/** Takes a dead holder's lock away; throws index_busy when the holder lives or may live. */
async function removeIfDead(file: string): Promise<void> {
  const holder = await readHolder(file)
  if (holder === 'gone') return
  if (holder && mayBeAlive(holder)) throw indexBusy(file, `${holder.host} 上的 ${holder.pid} 号`)
  const aside = `${file}.dead-${randomBytes(4).toString('hex')}`
  try {
    await rename(file, aside)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return
    throw error
  }
  // Another process may have taken over between the reading and the renaming: then it gets its lock back.
  const moved = await readHolder(aside)
  if (moved !== 'gone' && moved?.nonce !== holder?.nonce) await linked(aside, file)
  await rm(aside, { force: true })
}

/** Who holds the lock; null for a file that nobody can have written to the end. */
async function readHolder(file: string): Promise<Holder | null | 'gone'> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Holder
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 'gone'
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function mayBeAlive({ pid, host, nonce }: Holder): boolean {
  if (host !== hostname()) return true
  // A restarted container gives out the same pid again; then only the nonce tells.
  if (pid === process.pid) return held.has(nonce)
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return hasCode(error, 'EPERM')
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
