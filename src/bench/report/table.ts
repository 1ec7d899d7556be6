import type { Budget } from './results.js'

/** Decides whether the measured value is within its limit, or has none. */
export function isKept({ limit, measured }: Pick<Budget, 'limit' | 'measured'>): boolean {
  if (limit === null) return true
  return limit.at === 'most' ? measured <= limit.value : measured >= limit.value
}

/** Formats a number with three significant digits, thousands separated: 0.123, 4.56, 78.9, 12,345. */
export function number(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US')
  return `${Number(value.toPrecision(3))}`
}

/** Renders a Markdown table: the first column is text, figures are right-aligned. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  const rule = `|${head.map((_, i) => (i === 0 ? '---' : '---:')).join('|')}|`
  return [line(head), rule, ...rows.map(line)].join('\n')
}

/** Formats a value with its unit; a share, which has none, with three digits after the point. */
export function withUnit(value: number, unit: string): string {
  return unit === '' ? value.toFixed(3) : `${number(value)} ${unit}`
}
