import type { UnsettledFile } from '../app.js'

/** A file that is left for the next refresh: why, and what is served of it until then. */
export function unsettledLine({ file, reason, articles }: UnsettledFile): string {
  const until = articles > 0 ? `仍用原来的 ${articles} 篇文章` : '暂不收录'
  return `${file}：${reason}；${until}，下次刷新再读`
}
