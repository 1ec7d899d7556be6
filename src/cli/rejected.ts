import { isRejectionReason, type RejectionReason } from '../domain/index.js'
import { rejectionIn } from '../wording/rejections.js'

/** Returns one line that says what was rejected and why. */
export function rejectedLine({ file, reason }: { file: string; reason: RejectionReason }): string {
  return `${file}：${rejectionIn('zh-CN', reason)}`
}

/** Returns a result as JSON, with each reason for a rejection as a sentence. */
export function jsonOf(result: unknown): string {
  return JSON.stringify(result, (name, value) =>
    name === 'reason' && isRejectionReason(value) ? rejectionIn('zh-CN', value) : value,
  )
}
