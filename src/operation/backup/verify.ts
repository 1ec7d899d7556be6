import { stat } from 'node:fs/promises'
import { systemFault } from '../../domain/index.js'
import { failure, fileUnreadable } from '../../wording/failure.js'
import { hashed, readArchive, type Stored } from './archive.js'
import { MANIFEST, type Manifest, placeOf, readManifest } from './manifest.js'

/** A manifest of more than this is none of ours: a line takes some 150 bytes. */
const LONGEST_MANIFEST = 256 * 1024 * 1024

/**
 * Reads a whole archive, writes nothing, and returns its manifest.
 * @throws YoujuError backup_refused, file_unreadable
 */
export async function verified(path: string, program: string): Promise<Manifest> {
  await stat(path).catch((cause) => {
    throw fileUnreadable(path, cause)
  })
  const found = await contentOf(path)
  if (found.manifest === null) throw failure('backup_refused', { path })
  const manifest = readManifest(found.manifest)
  if (manifest === null) throw failure('backup_refused', { path })
  const isNewer = manifest.program.localeCompare(program, 'en', { numeric: true }) > 0
  if (!('files' in manifest) || isNewer) {
    throw failure('backup_refused:newer', { path, program: manifest.program })
  }
  if (found.unsafe !== null) throw failure('backup_refused:unsafe', { path, file: found.unsafe })
  assertSame(path, manifest, found.files)
  return manifest
}

interface Content {
  manifest: string | null
  files: Map<string, Stored>
  /** The first entry that a backup never has. */
  unsafe: string | null
}

async function contentOf(path: string): Promise<Content> {
  const content: Content = { manifest: null, files: new Map(), unsafe: null }
  try {
    await readArchive(path, async (entry) => {
      const isPlain = entry.type === 'File' && !content.files.has(entry.path)
      if (entry.path === MANIFEST && isPlain && content.manifest === null) {
        const pieces: Buffer[] = []
        const { bytes } = await hashed(entry.bytes, async (piece) => {
          if (pieces.length * 512 < LONGEST_MANIFEST) pieces.push(piece)
        })
        if (bytes <= LONGEST_MANIFEST) content.manifest = Buffer.concat(pieces).toString('utf8')
        return
      }
      if (!isPlain || placeOf(entry.path) === null) content.unsafe ??= entry.path
      content.files.set(entry.path, { path: entry.path, ...(await hashed(entry.bytes)) })
    })
  } catch (cause) {
    if (systemFault(cause) !== null) throw fileUnreadable(path, cause)
    throw failure('backup_refused:cut_off', { path }, cause)
  }
  return content
}

/** Each file is as the manifest says, and there is none beside. */
function assertSame(path: string, manifest: Manifest, files: ReadonlyMap<string, Stored>): void {
  const said = new Map(manifest.files.map((file) => [file.path, file]))
  for (const { path: file, bytes, sha256 } of said.values()) {
    const own = files.get(file)
    if (!own || own.bytes !== bytes || own.sha256 !== sha256) {
      throw failure('backup_refused:altered', { path, file })
    }
  }
  for (const file of files.keys()) {
    if (!said.has(file)) throw failure('backup_refused:altered', { path, file })
  }
}
