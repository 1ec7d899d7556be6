import { ButtonStyle } from 'discord.js'
import type { ClaimCheck } from '../../domain/index.js'
import type { Words } from '../messages/words.js'
import { button, type Row, row } from './components.js'

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
    ),
  ]
}
