import { commandLine, systemErrorIn, systemFault, YoujuError } from '../../domain/index.js'
import { isWithin } from '../../ingest/within.js'

const REBUILD = `请运行 ${commandLine('ingest')}`

/** Returns the error for a folder without an index. */
export function indexMissing(indexDir: string): YoujuError {
  return new YoujuError('index_missing', `${indexDir} 里还没有索引，${REBUILD} 建立索引。`)
}

/** Returns the error for an index built by another version or with other settings; `difference` names it. */
export function indexIncompatible(difference: string): YoujuError {
  return new YoujuError(
    'index_incompatible',
    `索引与当前设置不符（${difference}），${REBUILD} 重建索引。`,
  )
}

/** Returns the error for an index file that is missing, short or altered; `fault` says how. */
export function indexCorrupt(file: string, fault: string, cause?: unknown): YoujuError {
  return new YoujuError('index_corrupt', `索引文件 ${file} ${fault}，${REBUILD} 重建索引。`, {
    cause,
  })
}

/** Returns the error for an unreadable file that names the version in service; rebuilding would not repair it. */
export function indexUnreadable(file: string, cause: unknown): unknown {
  const fault = systemFault(cause, 'read')
  if (fault === null) return cause
  const isFolder = (cause as { code?: string }).code === 'EISDIR'
  const advice = isFolder
    ? `请删去或移走它，再${REBUILD.slice(1)}`
    : '请改正，或用 --index 或 INDEX_DIR 指定别处'
  const message = `无法读取索引文件 ${file}：它${fault}；${advice}。`
  return new YoujuError('index_unreadable', message, { cause })
}

/** Returns the error for a lock that this program did not create and cannot read. */
export function lockUnusable(file: string, fault: string, cause?: unknown): YoujuError {
  const message = `更新索引要用的锁文件 ${file} ${fault}：请先确定没有别的进程在更新索引，再删去或移走它。`
  return new YoujuError('index_unwritable', message, { cause })
}

/** Returns the error for a refresh while another process refreshes the same index. */
export function indexBusy(file: string, holder: string): YoujuError {
  return new YoujuError(
    'index_busy',
    `另一个进程（${holder}）正在更新索引，请等它结束后再运行 ${commandLine('ingest')}；若确定它已不在运行，请删除 ${file}。`,
  )
}

/**
 * Returns a system error about writing the index as one sentence. Returns null for other errors and for those about a
 * file elsewhere, because the process that writes the index also reads the corpus.
 */
export function indexUnwritable(indexDir: string, cause: unknown): YoujuError | null {
  const system = systemErrorIn(cause)
  // An error without a path is about an open file, and only the index's files are kept open.
  if (system === null || !isWithin(system.path ?? indexDir, indexDir)) return null
  const fault = systemFault(cause, 'write')
  const message = `无法写入索引文件夹 ${indexDir}：它${fault}；请改正，或用 --index 或 INDEX_DIR 指定别处。`
  return new YoujuError('index_unwritable', message, { cause })
}
