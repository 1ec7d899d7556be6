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

const writeFaults: Record<string, string> = {
  EACCES: '没有写入权限',
  EPERM: '没有写入权限',
  EROFS: '在只读的磁盘上',
  ENOSPC: '所在的磁盘已满',
  EDQUOT: '所在的磁盘已满',
  ENOTDIR: '的路径里有一段不是文件夹',
  EEXIST: '不是文件夹',
}

/** What the system says when an index cannot be written, as one sentence; null for other errors. */
export function indexUnwritable(indexDir: string, cause: unknown): YoujuError | null {
  const fault = writeFaults[(cause as { code?: string }).code ?? '']
  if (fault === undefined) return null
  const message = `无法写入索引文件夹 ${indexDir}：它${fault}；请改正，或用 --index 或 INDEX_DIR 指定别处。`
  return new YoujuError('index_unwritable', message, { cause })
}
