import { isUtf8 } from 'node:buffer'
import type { Dirent, Stats } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { type Rejection, type RejectionReason, systemReason } from '../domain/index.js'
import { isWithin } from './within.js'

/** The contents of a folder; paths are relative to it, with forward slashes. */
export interface Walked {
  files: string[]
  /** What cannot be read at the moment: what was read there before is not gone. */
  unreadable: Rejection[]
  /** What is not read for articles, with the reason; what was read there before is gone. */
  leftOut: Rejection[]
}

/** A link to a folder, still to be followed. */
interface Link {
  path: string
  /** Real paths of the folders that led to it. */
  way: readonly string[]
}

/** Files whose names begin like this are not articles. */
const unwanted = /^(?:readme|[_.])/i

/**
 * Finds the files below a folder. Follows links to folders only after all real folders, so that each real folder
 * is read once, by the shortest path. Does not follow a link back to a folder that contains it.
 */
export async function walkFolders(folder: string): Promise<Walked> {
  const walked: Walked = { files: [], unreadable: [], leftOut: [] }
  /** Maps each folder's real path to the path under which it was read. */
  const seen = new Map<string, string>()
  const links: Link[] = []

  /** @param below '' for the folder itself, otherwise a path that ends in a slash */
  async function walk(real: string, below: string, way: readonly string[]): Promise<void> {
    const before = seen.get(real)
    if (before !== undefined) {
      walked.leftOut.push({ file: below.slice(0, -1), reason: seenAs(before) })
      return
    }
    seen.set(real, below)
    for (const entry of await entriesOf(join(folder, below))) {
      const { name } = entry
      if (unwanted.test(name.toString('latin1'))) continue
      const path = `${below}${shown(name)}`
      if (!isUtf8(name)) {
        walked.leftOut.push({ file: path, reason: { code: 'name_not_utf8' } })
      } else if (entry.isDirectory()) {
        const inside = join(real, name.toString())
        await attempt(path, () => walk(inside, `${path}/`, [...way, inside]))
      } else if (entry.isSymbolicLink()) await attempt(path, () => take(path, way))
      else takeFile(path, entry)
    }
  }

  async function take(path: string, way: readonly string[]): Promise<void> {
    const target = await stat(join(folder, path)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
      return null
    })
    if (target?.isDirectory()) links.push({ path, way })
    else if (target) takeFile(path, target)
    // Reading it will report that it does not exist.
    else if (extname(path) !== '') walked.files.push(path)
    else walked.leftOut.push({ file: path, reason: { code: 'link_to_nowhere' } })
  }

  function takeFile(path: string, entry: Pick<Stats, 'isFile'>): void {
    if (entry.isFile()) walked.files.push(path)
    else walked.leftOut.push({ file: path, reason: { code: 'no_ordinary_file' } })
  }

  async function follow({ path, way }: Link): Promise<void> {
    const target = await realpath(join(folder, path))
    if (way.some((one) => isWithin(one, target))) {
      walked.leftOut.push({ file: path, reason: { code: 'link_in_circle' } })
    } else await walk(target, `${path}/`, [...way, target])
  }

  /** Records a failure, so that it keeps no other place from being read. */
  async function attempt(path: string, work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      const reason = systemReason(error)
      if (reason === null) throw error
      walked.unreadable.push({ file: path, reason })
    }
  }

  const root = await realpath(folder)
  await walk(root, '', [root])
  // Following one link may find more links.
  for (const link of links) await attempt(link.path, () => follow(link))
  return walked
}

/** Returns the entries in an order that is always the same. */
async function entriesOf(folder: string): Promise<Dirent<Buffer>[]> {
  const entries = await readdir(folder, { withFileTypes: true, encoding: 'buffer' })
  return entries.sort((a, b) => Buffer.compare(a.name, b.name))
}

function seenAs(below: string): RejectionReason {
  return { code: 'same_folder', folder: below.slice(0, -1) }
}

/** Returns a readable name: bytes that are not UTF-8 become `\xb2`. */
function shown(name: Buffer): string {
  if (isUtf8(name)) return name.toString('utf8')
  return Array.from(name, (byte) =>
    byte >= 0x20 && byte < 0x7f
      ? String.fromCharCode(byte)
      : `\\x${byte.toString(16).padStart(2, '0')}`,
  ).join('')
}
