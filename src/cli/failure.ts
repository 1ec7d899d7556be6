import { CommanderError } from 'commander'
import { systemErrorIn, systemFault, YoujuError } from '../domain/index.js'
import { errorIn } from '../wording/errors.js'
import { saidIn } from '../wording/locale.js'
import { faultSaid } from '../wording/system-faults.js'
import type { Words } from './messages/words-in.js'

const wrongUse = new Set([
  'usage',
  'question_empty',
  'question_too_long',
  'claim_empty',
  'claim_too_long',
  'claim_without_content',
  'subject_empty',
  'subject_too_long',
  'subject_without_content',
  'config_invalid',
])

/** Returns 2 for wrong use, 1 for a failure. */
export function exitCodeFor(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  return error instanceof YoujuError && wrongUse.has(error.code) ? 2 : 1
}

/** Returns the one sentence that the user reads about an error. */
export function sentenceFor(error: unknown, words: Words): string {
  if (error instanceof YoujuError) return errorIn(words.locale, error)
  if (error instanceof CommanderError) return commandLineFault(error, words)
  const system = systemSentence(error, words)
  if (system !== null) return system
  const { message } = error as { message?: string }
  return words.unexpected((message ?? String(error)).split('\n')[0] ?? '')
}

const changing =
  /^(?:f?write|mkdir|mkdtemp|rename|unlink|rmdir|rm|link|symlink|copyfile|cp|f?truncate|fsync|f?utime)/

/** Returns what the system reported about a file in an unexpected error; null for other errors. */
function systemSentence(error: unknown, words: Words): string | null {
  const system = systemErrorIn(error)
  const fault = systemFault(error)
  if (system === null || fault === null) return null
  const { path = null, syscall = '' } = system
  const doing = changing.test(syscall) ? 'write' : 'read'
  return words.systemFault(doing, path, saidIn(words.locale, faultSaid(fault, doing)))
}

/** Words an error of the command-line library, whose own message is in English; what it quotes is kept. */
function commandLineFault({ code, message }: CommanderError, words: Words): string {
  const quoted = /'(.+?)'/.exec(message)?.[1] ?? ''
  if (code === 'commander.invalidArgument') {
    const given = /argument '(.*)' is invalid/s.exec(message)?.[1] ?? ''
    const advice = message.slice(message.indexOf('is invalid. ') + 'is invalid. '.length)
    return words.badValue(quoted, given, advice)
  }
  const faults: Record<string, string> = {
    'commander.unknownCommand': words.unknownCommand(quoted),
    'commander.unknownOption': words.unknownOption(quoted),
    'commander.missingArgument': words.missingArgument(quoted),
    'commander.optionMissingArgument': words.missingValue(quoted),
    'commander.excessArguments': words.excessArguments,
  }
  return words.seeHelp(faults[code] ?? words.notUnderstood)
}
