import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { YoujuError } from '../domain/index.js'
import type { FaultValues } from '../wording/errors.js'
import { failure, fileUnreadable } from '../wording/failure.js'
import type { CommandContext } from './context.js'
import { exitCodeFor, sentenceFor } from './failure.js'

/** One line of a batch file: its id (its line number if it has none) and the text under `key`. */
interface BatchItem {
  id: string | number
  text: string
}

/** Errors that concern one line only: the other lines are still answered. */
const ofOneLine = new Set([
  'usage',
  'question_empty',
  'question_too_long',
  'claim_empty',
  'claim_too_long',
  'claim_without_content',
])

/**
 * Checks that there is either one text on the command line or a batch file, not both and not neither.
 * @throws YoujuError usage
 */
export function assertOneOrBatch(
  text: string | undefined,
  batch: string | undefined,
  what: FaultValues<'usage:one_or_batch'>['what'],
): void {
  if ((text === undefined) !== (batch === undefined)) return
  throw failure('usage:one_or_batch', { what })
}

/**
 * Prints one JSON line for each line of a batch file, in order; blank lines are skipped. A line that cannot be used is
 * reported on standard error with its number, and sets the exit code to 2.
 * @param key the field of a line that has its text
 * @param answer returns what is printed for a text, in addition to the line's id
 * @throws YoujuError file_unreadable, and errors of `answer` that concern more than one line
 */
export async function runBatch(
  { terminal, exitWith }: Pick<CommandContext, 'terminal' | 'exitWith'>,
  path: string,
  key: string,
  answer: (text: string) => Promise<object>,
): Promise<void> {
  let number = 0
  for await (const line of linesOf(path)) {
    number++
    if (line.trim() === '') continue
    try {
      const { id, text } = readItem(line, number, key)
      terminal.out(JSON.stringify({ id, ...(await answer(text)) }))
    } catch (error) {
      if (!(error instanceof YoujuError && ofOneLine.has(error.code))) throw error
      const { words } = terminal
      terminal.err(words.lineNotDone(path, number, sentenceFor(error, words)))
      exitWith(exitCodeFor(error))
    }
  }
}

async function* linesOf(path: string): AsyncGenerator<string> {
  let isFirst = true
  try {
    const input = createReadStream(path)
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      yield isFirst ? line.replace(/^\ufeff/, '') : line
      isFirst = false
    }
  } catch (cause) {
    throw fileUnreadable(path, cause)
  }
}

function readItem(line: string, number: number, key: string): BatchItem {
  try {
    const record = JSON.parse(line) as Record<string, unknown>
    const text = record[key]
    const id = record.id
    if (typeof text === 'string') {
      return { id: typeof id === 'string' || typeof id === 'number' ? id : number, text }
    }
  } catch {
    // Reported below, like a missing key.
  }
  throw failure('usage:batch_line', { key })
}
