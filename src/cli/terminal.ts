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
}

/** The process's own terminal; colours only where standard output is one and NO_COLOR is unset. */
export function processTerminal(): Terminal {
  const coloured = process.stdout.isTTY === true && process.stdout.hasColors()
  const style = (format: 'bold' | 'dim' | 'yellow') => (text: string) =>
    coloured ? styleText(format, text) : text
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    errIsTty: process.stderr.isTTY === true,
    bold: style('bold'),
    dim: style('dim'),
    warn: style('yellow'),
  }
}
