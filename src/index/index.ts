export type { ArticleFilter } from './contract/article-filter.js'
export type {
  ComparedVersions,
  IndexStore,
  KeptArticles,
  PreviousVersion,
  VersionOnTrial,
} from './contract/index-store.js'
export type {
  ArticleOf,
  Articles,
  IndexVersion,
  LoadedArticles,
  Selection,
  TermFrequencies,
  TermSource,
  VersionManifest,
} from './contract/index-version.js'
export { PostgresStore } from './postgres/postgres-store.js'
export { withRefreshLock } from './refresh-lock.js'
export { ServedIndex } from './served-index.js'
export { FileStore } from './snapshot/file-store.js'
export type { Fingerprint } from './snapshot/manifest.js'
export { currentVersion } from './snapshot/versions.js'
