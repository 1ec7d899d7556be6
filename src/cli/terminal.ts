import { styleText } from 'node:util'
import type { Locale } from '../wording/locale.js'
import { type Words, wordsIn } from './messages/words-in.js'

/** Where a command writes, results on `out` and everything else on `err`, and in which words. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
  words: Words
  /** Whether standard error is a terminal. */
  errIsTty: boolean
  bold(text: string): string
  dim(text: string): string
  warn(text: string): string
  /** Marks what was removed from a text and what was inserted: by colour, else in the notation of wdiff. */
  removed(text: string): string
  added(text: string): string
}

type Style = Parameters<typeof styleText>[0]

/** A stream that a terminal writes to, such as those of the process. */
interface Output {
  write(text: string): unknown
  isTTY?: boolean
  hasColors?(): boolean
}

/** Uses colours only if standard output is a terminal and NO_COLOR is unset. */
export function terminalOn(
  locale: Locale,
  stdout: Output = process.stdout,
  stderr: Output = process.stderr,
): Terminal {
  const coloured = stdout.isTTY === true && stdout.hasColors?.() === true
  const style = (format: Style, plain: (text: string) => string = (text) => text) => {
    return (text: string) => (coloured ? styleText(format, text) : plain(text))
  }
  return {
    out: (text) => void stdout.write(`${text}\n`),
    err: (text) => void stderr.write(`${text}\n`),
    words: wordsIn(locale),
    errIsTty: stderr.isTTY === true,
    bold: style('bold'),
    dim: style('dim'),
    warn: style('yellow'),
    removed: style(['red', 'strikethrough'], (text) => `[-${text}-]`),
    added: style('green', (text) => `{+${text}+}`),
  }
}
