import { isRejectionReason, type RejectionReason } from '../domain/index.js'
import type { Locale } from '../wording/locale.js'
import { rejectionIn } from '../wording/rejections.js'
import type { Words } from './messages/words-in.js'

/** Returns one line that says what was rejected and why. */
export function rejectedLine(
  { file, reason }: { file: string; reason: RejectionReason },
  words: Words,
): string {
  return words.because(file, rejectionIn(words.locale, reason))
}

/** Returns a result as JSON, with each reason for a rejection as a sentence: in Chinese unless `--lang` says otherwise. */
export function jsonOf(result: unknown, lang: Locale | null): string {
  return JSON.stringify(result, (name, value) =>
    name === 'reason' && isRejectionReason(value) ? rejectionIn(lang ?? 'zh-CN', value) : value,
  )
}
