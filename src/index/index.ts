export * from './lexical-index.js'
export { withRefreshLock } from './refresh-lock.js'
export type { Fingerprint, Manifest } from './snapshot/manifest.js'
export { openPrevious, openSnapshot } from './snapshot/open-snapshot.js'
export { type PassageMatch, Snapshot } from './snapshot/snapshot.js'
export { currentVersion, listVersions, publishVersion } from './snapshot/versions.js'
export {
  type KeptArticle,
  type SnapshotContent,
  type WriteOptions,
  type WrittenSnapshot,
  writeSnapshot,
} from './snapshot/write-snapshot.js'
export * from './vector-index.js'
