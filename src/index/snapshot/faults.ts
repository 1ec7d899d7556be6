import { YoujuError } from '../../domain/index.js'

const REBUILD = '请运行 npm run youju -- ingest'

/** There is no index in the folder yet. */
export function indexMissing(indexDir: string): YoujuError {
  return new YoujuError('index_missing', `${indexDir} 里还没有索引，${REBUILD} 建立索引。`)
}

/** The index was built by another version or with other settings; `difference` says which. */
export function indexIncompatible(difference: string): YoujuError {
  return new YoujuError(
    'index_incompatible',
    `索引与当前设置不符（${difference}），${REBUILD} 重建索引。`,
  )
}

/** A file of the index is missing, short or altered; `fault` says how. */
export function indexCorrupt(file: string, fault: string, cause?: unknown): YoujuError {
  return new YoujuError('index_corrupt', `索引文件 ${file} ${fault}，${REBUILD} 重建索引。`, {
    cause,
  })
}

/** Another process is bringing the same index up to date. */
export function indexBusy(file: string, holder: string): YoujuError {
  return new YoujuError(
    'index_busy',
    `另一个进程（${holder}）正在更新索引，请等它结束后再运行 npm run youju -- ingest；若确定它已不在运行，请删除 ${file}。`,
  )
}
