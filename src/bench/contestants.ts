import type { Contestant, ContestantName } from './contestant.js'

/** The peers are development packages, so each is loaded only where it is measured. */
export const contestants: Record<ContestantName, () => Promise<Contestant>> = {
  ours: async () => (await import('./peers/ours.js')).ours,
  langchain: async () => (await import('./peers/langchain.js')).langchain,
  minisearch: async () => (await import('./peers/minisearch.js')).minisearch,
  orama: async () => (await import('./peers/orama.js')).orama,
}
