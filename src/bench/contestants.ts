import { existsSync } from 'node:fs'
import type { Contestant, ContestantName } from './contestant.js'

/** Where the peers and what they need of npm are: a package of its own. */
export const benchPackage = new URL('../../bench/', import.meta.url)

/** Whether the packages that are compared with are there. */
export function arePeersInstalled(): boolean {
  return existsSync(new URL('node_modules', benchPackage))
}

const peer = (name: ContestantName) => async (): Promise<Contestant> =>
  (await import(new URL(`peers/${name}.mjs`, benchPackage).href))[name]

/** Each is loaded only where it is measured. */
export const contestants: Record<ContestantName, () => Promise<Contestant>> = {
  ours: async () => (await import('./peers/ours.js')).ours,
  langchain: peer('langchain'),
  minisearch: peer('minisearch'),
  orama: peer('orama'),
}
