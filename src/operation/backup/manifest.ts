import { z } from 'zod'

/** Raised whenever an older program could not restore a backup. */
export const FORMAT = 1

export const MANIFEST = 'manifest.json'
export const SETTINGS = 'settings.env'
export const SERVERS = 'servers.yaml'

const manifest = z.object({
  format: z.number(),
  /** The version of the program that made it. */
  program: z.string(),
  /** An ISO time. */
  createdAt: z.string(),
  homes: z.array(
    z.object({
      /** The id of the Discord server, and its name; null where one corpus serves everybody. */
      server: z.string().nullable(),
      name: z.string().nullable(),
      /** The name of the corpus where it is one file; null for a folder. */
      corpusFile: z.string().nullable(),
    }),
  ),
  files: z.array(z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })),
})

/** What a backup holds; it stands last in the archive, so that one that is cut off has none. */
export type Manifest = z.infer<typeof manifest>

/** Returns null for what is no manifest; one of a later format has at least its format and program. */
export function readManifest(text: string): Manifest | { program: string } | null {
  try {
    const content: unknown = JSON.parse(text)
    const whole = manifest.safeParse(content)
    if (whole.success && whole.data.format <= FORMAT) return whole.data
    const later = z.looseObject({ format: z.number(), program: z.string() }).safeParse(content)
    return later.success && later.data.format > FORMAT ? { program: later.data.program } : null
  } catch {
    return null
  }
}

/** Where a file of the archive belongs: below which folder of which home. */
export interface Place {
  home: number
  part: 'state' | 'removed' | 'corpus' | 'index'
  /** Below that folder. */
  path: string
}

/**
 * Returns where a path of an archive leads; `settings` for what is laid beside `.env`, null for a path that is none of ours,
 * such as one that leads out of its folder.
 */
export function placeOf(path: string): Place | 'settings' | null {
  if (path === SETTINGS || path === SERVERS) return 'settings'
  const [root, number = '', part, ...rest] = path.split('/')
  if (root !== 'homes' || !/^\d{1,4}$/.test(number)) return null
  if (part === 'state.db')
    return rest.length === 0 ? { home: +number, part: 'state', path: part } : null
  const isPart = part === 'removed' || part === 'corpus' || part === 'index'
  if (!isPart || rest.length === 0 || !rest.every(isPlainName)) return null
  return { home: +number, part, path: rest.join('/') }
}

/** A name that means itself on every system; one with a dot in front is never written by a backup. */
function isPlainName(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a NUL ends a path for the system
  return name !== '' && !name.startsWith('.') && !/[\\\u0000]/.test(name)
}
