import { type APIButtonComponent, ButtonStyle } from 'discord.js'
import type { Answer, ClaimCheck } from '../../domain/index.js'
import { button, type Row, row } from '../discord/components.js'
import type { Words } from '../messages/words.js'
import type { Shown } from './answer.js'

/** Discord's limit. */
const MOST_IN_ROW = 5

/** What can be done with an answer: at most five buttons, which still work after a restart, and one for what did not fit. */
export function answerButtons(
  id: string,
  answer: Answer,
  { isPrivate, mayBranch, rest }: { isPrivate: boolean; mayBranch: boolean; rest: Shown | null },
  words: Words,
): Row[] {
  const { buttons } = words
  const hasQuotes = answer.citations.length > 0 || answer.related.length > 0
  const usual = [
    ...(hasQuotes ? [button(`original:${id}`, buttons.original)] : []),
    button(`receipt:${id}`, buttons.receipt),
    button(`up:${id}`, '👍'),
    button(`down:${id}`, '👎'),
    ...(isPrivate ? [button(`publish:${id}`, buttons.publish, ButtonStyle.Primary)] : []),
    ...(!isPrivate && mayBranch ? [button(`thread:${id}`, buttons.thread)] : []),
  ]
  // What is asked back about is no answer that could change.
  const more = [
    ...(rest ? [restButton(id, rest, words)] : []),
    ...(answer.clarify === null ? [watchButton(id)] : []),
  ]
  const isRoom = rest === null && usual.length < MOST_IN_ROW
  if (isRoom) return [row(...usual, ...more)]
  return rest ? [row(...more), row(...usual)] : [row(...usual), ...more.map((each) => row(each))]
}

/** Watches an answer or check, or stops it. */
function watchButton(id: string): APIButtonComponent {
  return button(`watch:${id}`, '🔔')
}

/** Shows the rest; its id says how much has been shown. */
export function restButton(
  id: string,
  { sentences, conflicts, sources }: Shown,
  { buttons }: Words,
): APIButtonComponent {
  return button(`rest:${id}:${sentences}:${conflicts}:${sources}`, buttons.rest)
}

/** What can be done with a check. */
export function checkButtons(
  id: string,
  checks: readonly ClaimCheck[],
  isPrivate: boolean,
  { buttons }: Words,
): Row[] {
  const hasQuotes = checks.some(({ citations, related }) => citations.length + related.length > 0)
  return [
    row(
      ...(hasQuotes ? [button(`original:${id}`, buttons.original)] : []),
      button(`up:${id}`, '👍'),
      button(`down:${id}`, '👎'),
      ...(isPrivate ? [button(`publish:${id}`, buttons.publish, ButtonStyle.Primary)] : []),
      watchButton(id),
    ),
  ]
}
