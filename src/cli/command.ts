import { type Command, InvalidArgumentError } from 'commander'
import { isDay } from '../domain/index.js'
import { type Locale, locales } from '../wording/locale.js'
import type { CliWords } from './messages/zh-cn.js'

/** Creates a subcommand with the options that all commands have. */
export function below(
  parent: Command,
  usage: string,
  description: string,
  words: CliWords,
): Command {
  const { json, corpus, index, server } = words.help.options
  const { path } = parsers(words)
  return common(parent.command(usage), description, words)
    .option('--json', json)
    .option('--corpus <path>', corpus, path)
    .option('--index <dir>', index, path)
    .option('--server <name>', server)
}

/** Adds what also a group of commands has. */
export function common(command: Command, description: string, words: CliWords): Command {
  const { help, lang } = words.help.options
  return command
    .description(description)
    .helpOption('-h, --help', help)
    .option('--lang <language>', lang, parsers(words).lang)
}

/** Returns the language that `--lang` names among arguments; null if it names none of ours, which is refused later. */
export function langIn(args: readonly string[]): Locale | null {
  const end = args.indexOf('--')
  const named = (end < 0 ? args : args.slice(0, end)).map((arg, i) =>
    arg === '--lang' ? args[i + 1] : /^--lang=(.*)$/.exec(arg)?.[1],
  )
  return locales.find((locale) => locale === named.findLast((each) => each !== undefined)) ?? null
}

/** Functions that take the value of an option, or say what it should be. */
export function parsers({ advice }: CliWords) {
  const whole = (value: string, most: number, otherwise: string) => {
    const number = Number(value)
    if (Number.isSafeInteger(number) && number > 0 && number <= most) return number
    throw new InvalidArgumentError(otherwise)
  }
  const only = (isTaken: (value: string) => boolean, otherwise: string) => (value: string) => {
    if (isTaken(value)) return value
    throw new InvalidArgumentError(otherwise)
  }
  return {
    path: only((value) => value.trim() !== '', advice.path),
    day: only(isDay, advice.day),
    lang: only((value) => locales.some((locale) => locale === value), advice.lang),
    positive: (value: string) => whole(value, 1000, advice.positive),
    page: (value: string) => whole(value, Number.MAX_SAFE_INTEGER, advice.page),
  }
}
