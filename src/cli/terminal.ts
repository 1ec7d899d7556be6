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

/** What a terminal writes to, as the process's own streams are. */
interface Output {
  write(text: string): unknown
  isTTY?: boolean
  hasColors?(): boolean
}

/** Colours only where standard output is a terminal and NO_COLOR is unset. */
export function terminalOn(
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
    errIsTty: stderr.isTTY === true,
    bold: style('bold'),
    dim: style('dim'),
    warn: style('yellow'),
    removed: style(['red', 'strikethrough'], (text) => `[-${text}-]`),
    added: style('green', (text) => `{+${text}+}`),
  }
}
