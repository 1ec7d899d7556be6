import type { CorpusPlan, UnsettledFile } from '../../app.js'
import { escapeMarkdown, oneLine } from '../discord/markdown.js'
import type { ModerationWords } from '../messages/moderation/wording.js'

/** How many files that are not taken are listed. */
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

/** Files that are left for the next refresh, at most so many, below a heading; none where there are none. */
export function putOff(
  files: readonly UnsettledFile[],
  most: number,
  words: ModerationWords,
): string[] {
  if (files.length === 0) return []
  const lines = unsettledLines(files.slice(0, most), words).map((line) => `· ${line}`)
  const more = files.length > most ? [words.planMore(files.length - most)] : []
  return [`**${words.unsettledTitle}**`, ...lines, ...more]
}

/** Files that are left for the next refresh, a line each. */
export function unsettledLines(files: readonly UnsettledFile[], words: ModerationWords): string[] {
  return files.map(({ file, reason, articles }) =>
    words.unsettled(escapeMarkdown(oneLine(file, 60)), said(words.reason(reason)), articles),
  )
}

/** Who did something, by the id in the audit: `cli` stands for the command line. */
export function shownUser(user: string, words: ModerationWords): string {
  if (user === 'cli') return words.commandLine
  return /^\d+$/.test(user) ? `<@${user}>` : escapeMarkdown(user)
}
