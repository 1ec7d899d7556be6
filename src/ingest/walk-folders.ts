import { isUtf8 } from 'node:buffer'
import type { Dirent, Stats } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { type Rejection, type RejectionReason, systemReason } from '../domain/index.js'
import { isWithin } from './within.js'

/** What stands below a folder; paths are below it, with forward slashes. */
export interface Walked {
  files: string[]
  /** What cannot be looked into just now: what was read there before is not gone. */
  unreadable: Rejection[]
  /** What is no place for articles, with the reason; what was read there before is gone. */
  leftOut: Rejection[]
}

/** A link to a folder that is still to be followed. */
interface Link {
  path: string
  /** Real paths of the folders through which it was come to. */
  way: readonly string[]
}

/** Names that begin so are not those of articles. */
const unwanted = /^(?:readme|[_.])/i

/**
 * Finds the files below a folder. Links to folders are followed when all real folders were looked into, so that each
 * real folder is read once, by the shortest way; a link back to a folder that it stands in is not followed.
 */
export async function walkFolders(folder: string): Promise<Walked> {
  const walked: Walked = { files: [], unreadable: [], leftOut: [] }
  /** By its real path, under which name a folder was looked into. */
  const seen = new Map<string, string>()
  const links: Link[] = []

  /** @param below '' for the folder itself, else a path that ends in a slash */
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
    // Reading it will say that it is not there.
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

  /** What one place fails with keeps no other from being read. */
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
  // Following one may find others.
  for (const link of links) await attempt(link.path, () => follow(link))
  return walked
}

/** In an order that is the same each time. */
async function entriesOf(folder: string): Promise<Dirent<Buffer>[]> {
  const entries = await readdir(folder, { withFileTypes: true, encoding: 'buffer' })
  return entries.sort((a, b) => Buffer.compare(a.name, b.name))
}

function seenAs(below: string): RejectionReason {
  return { code: 'same_folder', folder: below.slice(0, -1) }
}

/** A name as a person can read it: bytes that are no UTF-8 as `\xb2`. */
function shown(name: Buffer): string {
  if (isUtf8(name)) return name.toString('utf8')
  return Array.from(name, (byte) =>
    byte >= 0x20 && byte < 0x7f
      ? String.fromCharCode(byte)
      : `\\x${byte.toString(16).padStart(2, '0')}`,
  ).join('')
}
