import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { App, State } from '../../app.js'
import type { Config } from '../../config.js'
import { type DatabasePlace, shownAddress } from '../../database/address.js'
import { type Finding, YoujuError } from '../../domain/index.js'
import { DATABASE } from '../../state/copy-database.js'
import { leftBehind } from '../../state/move/left-behind.js'
import { finding } from '../../wording/doctor.js'

type OpenApp = () => Promise<Pick<App, 'status' | 'list' | 'state'>>

/** Whether the index can be opened by this program and holds what the corpus holds. */
export async function index(open: OpenApp): Promise<Finding> {
  const app = await open()
  const { index: found, pending } = await app.status()
  if (!found) return finding('index', 'off', 'index:missing', {})
  if (!found.fits) return finding('index', 'todo', 'index:misfit', {})
  // The status reads no file of the index.
  const { indexVersion, total } = await app.list({ perPage: 1 })
  const files = pending.added + pending.changed + pending.removed
  return files > 0
    ? finding('index', 'todo', 'index:pending', { files })
    : finding('index', 'ok', 'index', { version: indexVersion, articles: total })
}

/** Whether the records can be used, and, since these name the feeds, whether sites can reach whoever reads them. */
export async function database(
  open: OpenApp,
  { stateDir, database: place, contact }: Pick<Config, 'stateDir' | 'database' | 'contact'>,
): Promise<Finding[]> {
  if (place === null && !existsSync(join(stateDir, DATABASE))) {
    return [finding('database', 'off', 'database:none', {}), contactFor(0, contact)]
  }
  try {
    const state = await (await open()).state()
    const feeds = await state.feeds()
    const found =
      place === null
        ? [finding('database', 'ok', 'database', {})]
        : [await shared(state, place, stateDir)]
    return [...found, contactFor(feeds.length, contact)]
  } catch (error) {
    if (!(error instanceof YoujuError)) throw error
    return [finding('database', 'todo', 'fault', { error }), contactFor(0, contact)]
  }
}

async function shared(state: State, place: DatabasePlace, stateDir: string): Promise<Finding> {
  const shown = shownPlace(place)
  const mishap = await state.mishap()
  if (mishap?.what === 'read_only') return finding('database', 'todo', 'database:read_only', shown)
  const file = join(stateDir, DATABASE)
  const left = await leftBehind(stateDir, state)
  if (left === 'unmoved') return finding('database', 'todo', 'database:unmoved', { ...shown, file })
  return left === 'moved'
    ? finding('database', 'ok', 'database:moved', { ...shown, file })
    : finding('database', 'ok', 'database:shared', shown)
}

function shownPlace({ url, schema }: DatabasePlace) {
  return { place: shownAddress(url), schema }
}

function contactFor(feeds: number, contact: string | null): Finding {
  if (contact !== null) return finding('contact', 'ok', 'contact', {})
  return feeds > 0
    ? finding('contact', 'todo', 'contact:missing', { feeds })
    : finding('contact', 'off', 'contact:none', {})
}
