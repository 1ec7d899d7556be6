import { CommanderError } from 'commander'
import { systemErrorIn, systemFault, YoujuError } from '../domain/index.js'
import { faultSaid } from '../wording/system-faults.js'

const wrongUse = new Set([
  'usage',
  'question_empty',
  'question_too_long',
  'claim_empty',
  'claim_too_long',
  'claim_without_content',
  'config_invalid',
])

/** Returns 2 for wrong use, 1 for a failure. */
export function exitCodeFor(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  return error instanceof YoujuError && wrongUse.has(error.code) ? 2 : 1
}

/** Returns the one sentence that the user reads about an error. */
export function sentenceFor(error: unknown): string {
  if (error instanceof YoujuError) return error.message
  if (error instanceof CommanderError) return commandLineFault(error)
  const system = systemSentence(error)
  if (system !== null) return system
  const { message } = error as { message?: string }
  return `意外的错误：${(message ?? String(error)).split('\n')[0]}。请带上所用命令报告给维护者。`
}

const changing =
  /^(?:f?write|mkdir|mkdtemp|rename|unlink|rmdir|rm|link|symlink|copyfile|cp|f?truncate|fsync|f?utime)/

/** Returns what the system reported about a file in an unexpected error; null for other errors. */
function systemSentence(error: unknown): string | null {
  const system = systemErrorIn(error)
  if (system === null) return null
  const { path, syscall = '' } = system
  const doing = changing.test(syscall) ? 'write' : 'read'
  const verb = doing === 'write' ? '写入' : '读取'
  const place = path === undefined ? '要用的文件' : ` ${path}`
  return `无法${verb}${place}：它${faultSaid(systemFault(error) ?? system.code, doing)[0]}；请改正后再试。`
}

const faults: Record<string, (named: string) => string> = {
  'commander.unknownCommand': (named) => `没有“${named}”这个命令`,
  'commander.unknownOption': (named) => `没有“${named}”这个选项`,
  'commander.missingArgument': (named) => `缺少参数 <${named}>`,
  'commander.optionMissingArgument': (named) => `选项 ${named} 缺少值`,
  'commander.excessArguments': () => '参数太多（含空格的问题要加引号）',
}

/** Translates an error of the command-line library, which is in English; what it quotes is kept. */
function commandLineFault({ code, message }: CommanderError): string {
  const quoted = /'(.+?)'/.exec(message)?.[1] ?? ''
  if (code === 'commander.invalidArgument') {
    const given = /argument '(.*)' is invalid/s.exec(message)?.[1] ?? ''
    const advice = message.slice(message.indexOf('is invalid. ') + 'is invalid. '.length)
    return `选项 ${quoted} 的值“${given}”无效：${advice}`
  }
  return `${faults[code]?.(quoted) ?? '命令行无法理解'}：请用 --help 查看用法。`
}
