import type { Restriction } from '../../domain/index.js'
import { oneLine } from '../discord/markdown.js'
import type { Words } from '../messages/words.js'

/** Says which reports alone were looked at; empty if all were. */
export function restrictionLines(
  { since, until, source }: Restriction,
  words: Pick<Words, 'onlySource' | 'onlyDays'>,
): string[] {
  const isDated = since !== undefined || until !== undefined
  return [
    ...(source === undefined ? [] : [words.onlySource(oneLine(source, 40))]),
    ...(isDated ? [words.onlyDays(since ?? null, until ?? null)] : []),
  ]
}
