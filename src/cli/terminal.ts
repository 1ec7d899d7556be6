import { styleText } from 'node:util'

/** Where a command writes: results on `out`, everything else on `err`. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
  /** Whether a person watches standard error. */
  errIsTty: boolean
  bold(text: string): string
  dim(text: string): string
  warn(text: string): string
  /** What was taken out of a text, and what was put into it: by colour, else in the signs of wdiff. */
  removed(text: string): string
  added(text: string): string
}

type Style = Parameters<typeof styleText>[0]

/** The process's own terminal; colours only where standard output is one and NO_COLOR is unset. */
export function processTerminal(): Terminal {
  const coloured = process.stdout.isTTY === true && process.stdout.hasColors()
  const style = (format: Style, plain: (text: string) => string = (text) => text) => {
    return (text: string) => (coloured ? styleText(format, text) : plain(text))
  }
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    errIsTty: process.stderr.isTTY === true,
    bold: style('bold'),
    dim: style('dim'),
    warn: style('yellow'),
    removed: style(['red', 'strikethrough'], (text) => `[-${text}-]`),
    added: style('green', (text) => `{+${text}+}`),
  }
}
