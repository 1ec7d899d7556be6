import type { CorpusPlan } from '../../app.js'
import type { ModerationWords } from '../messages/moderation/words.js'
import { escapeMarkdown, oneLine } from '../shown/markdown.js'

/** How many are listed. */
const LISTED = 5

/** What is not taken of the corpus, and why, as lines below a heading; none where all is. */
export function notTaken(rejected: CorpusPlan['rejected'], words: ModerationWords): string[] {
  if (rejected.length === 0) return []
  const lines = rejected
    .slice(0, LISTED)
    .map(({ file, reason }) => `· ${words.because(said(file), said(words.reason(reason)))}`)
  const more = rejected.length > LISTED ? [words.planMore(rejected.length - LISTED)] : []
  return ['', `**${words.planRejected}**`, ...lines, ...more]
}

const said = (text: string): string => escapeMarkdown(oneLine(text, 120))
