import { isRejectionReason, type RejectionReason } from '../domain/index.js'
import { rejectionIn } from '../wording/rejections.js'

/** Something that was not taken, and why, as one line. */
export function rejectedLine({ file, reason }: { file: string; reason: RejectionReason }): string {
  return `${file}：${rejectionIn('zh-CN', reason)}`
}

/** A result as JSON, in which each reason why something was not taken is a sentence. */
export function jsonOf(result: unknown): string {
  return JSON.stringify(result, (name, value) =>
    name === 'reason' && isRejectionReason(value) ? rejectionIn('zh-CN', value) : value,
  )
}
