import { failure } from '../wording/failure.js'

/** The oldest server that this is tried on. */
const OLDEST = 15

/** What a server tells of itself, by this query. */
export interface Server {
  version: string
  encoding: string
}

export const ABOUT_SERVER = `select current_setting('server_version') as version,
  current_setting('server_encoding') as encoding`

/** @throws YoujuError state_unavailable: too old, or a database that cannot hold every text */
export function assertSuited(server: Server | undefined, place: string): void {
  const { version = '', encoding = '' } = server ?? {}
  if (Number.parseInt(version, 10) < OLDEST) {
    throw failure('state_unavailable:database_old', { place, version, least: OLDEST })
  }
  if (encoding !== 'UTF8') throw failure('state_unavailable:database_encoding', { place, encoding })
}
