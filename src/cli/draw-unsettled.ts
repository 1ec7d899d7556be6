import type { UnsettledFile } from '../app.js'
import { rejectedLine } from './rejected.js'

/** Renders a file that is left for the next refresh: why, and what is served of it until then. */
export function unsettledLine(file: UnsettledFile): string {
  const until = file.articles > 0 ? `仍用原来的 ${file.articles} 篇文章` : '暂不收录'
  return `${rejectedLine(file)}；${until}，下次刷新再读`
}
