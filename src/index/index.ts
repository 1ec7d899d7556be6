export { withRefreshLock } from './refresh-lock.js'
export type { Fingerprint, Manifest } from './snapshot/manifest.js'
export { openPrevious, openSnapshot, readPreviousManifest } from './snapshot/open-snapshot.js'
export type { Snapshot } from './snapshot/snapshot.js'
export { currentVersion, listVersions, publishVersion } from './snapshot/versions.js'
export {
  type KeptArticles,
  type SnapshotContent,
  writeSnapshot,
} from './snapshot/write-snapshot.js'
