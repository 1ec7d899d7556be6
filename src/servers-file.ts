import { realpathSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { readTextFile } from './settings-file.js'
import { failure } from './wording/failure.js'
import { type Locale, locales } from './wording/locale.js'

/** The home of one Discord server, as `servers.yaml` describes it; paths are absolute. */
export interface ServerHome {
  /** The id of the Discord server. */
  server: string
  /** A name for the log and the command line. */
  name: string
  corpus: string
  indexDir: string
  stateDir: string
  /** null: as DISCORD_MODERATOR_ROLES says. */
  moderatorRoles: string[] | null
  /** null: as RETENTION_DAYS says. */
  retentionDays: number | null
  language: Locale | null
}

const text = z.string().trim().min(1)
const server = z.strictObject({
  // An id is larger than a number holds exactly, so it has to be written as a text.
  server: z.string().regex(/^\d{15,20}$/),
  name: text,
  folder: text.optional(),
  corpus: text.optional(),
  index: text.optional(),
  state: text.optional(),
  moderator_roles: z.array(text).optional(),
  retention_days: z.int().min(0).max(100_000).optional(),
  language: z.enum(locales).optional(),
})
const file = z.strictObject({ servers: z.array(server).min(1) })

/**
 * Reads the homes in `servers.yaml`. Each has folders of its own: with shared ones, one server would be shown what belongs
 * to another.
 * @throws YoujuError config_unreadable, config_invalid
 */
export function readServersFile(path: string): ServerHome[] {
  const content = readTextFile(path)
  if (content === null) throw failure('config_unreadable:missing', { path: resolve(path) })
  const lines = new LineCounter()
  const document = parseDocument(content, { lineCounter: lines })
  const [error] = document.errors
  if (error) {
    const { line } = lines.linePos(error.pos[0])
    throw failure('config_invalid:servers_line', { path: resolve(path), line })
  }
  const parsed = file.safeParse(document.toJS())
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
    const at = [...(issue?.path ?? []), ...unknown].map(String)
    throw failure('config_invalid:servers', { path: resolve(path), at: at.join('.') || 'servers' })
  }
  const homes = parsed.data.servers.map((each) => homeOf(each, dirname(resolve(path))))
  refuseShared(homes, resolve(path))
  return homes
}

function homeOf(given: z.infer<typeof server>, base: string): ServerHome {
  const folder = resolve(base, given.folder ?? given.server)
  const place = (own: string | undefined, standard: string) =>
    own === undefined ? resolve(folder, standard) : resolve(base, own)
  return {
    server: given.server,
    name: given.name,
    corpus: place(given.corpus, 'corpus'),
    indexDir: place(given.index, 'index'),
    stateDir: place(given.state, 'state'),
    moderatorRoles: given.moderator_roles ?? null,
    retentionDays: given.retention_days ?? null,
    language: given.language ?? null,
  }
}

/** @throws YoujuError config_invalid if two homes have the same server, name or folder, or one folder lies in another */
function refuseShared(homes: readonly ServerHome[], path: string): void {
  const seen: Claimed[] = []
  for (const { server, name, corpus, indexDir, stateDir } of homes) {
    for (const one of [
      ...[server, name].map((value) => ({ value, folder: null })),
      ...[corpus, indexDir, stateDir].map((value) => ({ value, folder: realFolder(value) })),
    ]) {
      const other = seen.find((before) => isShared(before, one))
      if (other) throw failure('config_invalid:servers_shared', { path, shared: one.value })
      seen.push(one)
    }
  }
}

/** What a home has for itself alone, as it is written; for a folder also where it really is. */
interface Claimed {
  value: string
  folder: string | null
}

function isShared(a: Claimed, b: Claimed): boolean {
  if (a.folder === null || b.folder === null) return a.value === b.value
  const isWithin = (inner: string, outer: string) => `${inner}${sep}`.startsWith(outer + sep)
  return isWithin(a.folder, b.folder) || isWithin(b.folder, a.folder)
}

/** Links followed; of a path that is not there yet, those of what is. */
function realFolder(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    return dirname(path) === path ? path : join(realFolder(dirname(path)), basename(path))
  }
}
