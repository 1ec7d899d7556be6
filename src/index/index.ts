export type { ArticleFilter } from './contract/article-filter.js'
export type {
  ArticleOf,
  Articles,
  IndexVersion,
  LoadedArticles,
  Selection,
  TermFrequencies,
  TermSource,
} from './contract/index-version.js'
export { withRefreshLock } from './refresh-lock.js'
export { indexUnwritable } from './snapshot/faults.js'
export { type Fingerprint, type Manifest, readManifest } from './snapshot/manifest.js'
export {
  openPrevious,
  openSnapshot,
  openVersionRows,
  readPreviousManifest,
} from './snapshot/open-snapshot.js'
export type { PreviousVersion } from './snapshot/previous-version.js'
export { ServedIndex } from './snapshot/served-index.js'
export type { VersionRows } from './snapshot/version-rows.js'
export {
  currentVersion,
  listVersions,
  publishVersion,
  versionFolder,
} from './snapshot/versions.js'
export {
  type KeptArticles,
  type VersionOnTrial,
  writeSnapshot,
} from './snapshot/write-snapshot.js'
