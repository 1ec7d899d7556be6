import { existsSync } from 'node:fs'
import type { Contestant, ContestantName } from './contestant.js'

/** The folder of the peers and their npm dependencies: a package of its own. */
export const benchPackage = new URL('../../../bench/', import.meta.url)

/** Decides whether the packages of the peers are installed. */
export function arePeersInstalled(): boolean {
  return existsSync(new URL('node_modules', benchPackage))
}

const peer = (name: ContestantName) => async (): Promise<Contestant> =>
  (await import(new URL(`peers/${name}.mjs`, benchPackage).href))[name]

/** Each contestant is loaded only in the process that measures it. */
export const contestants: Record<ContestantName, () => Promise<Contestant>> = {
  ours: async () => (await import('./ours.js')).ours,
  langchain: peer('langchain'),
  minisearch: peer('minisearch'),
  orama: peer('orama'),
}
