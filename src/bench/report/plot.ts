import { type ContestantName, contestantNames } from '../comparison/contestant.js'
import { titles } from './report.js'
import { type Figures, hasFigures, type Measurement } from './results.js'
import { number } from './table.js'

/** One panel: a cost against the number of articles, both on logarithmic axes. */
interface Panel {
  title: string
  of: (figures: Figures) => number
}

const panels: readonly Panel[] = [
  { title: 'Time to build, seconds', of: ({ buildSeconds }) => buildSeconds },
  { title: 'Peak memory, MB', of: ({ peakMB }) => peakMB },
  { title: 'Query p95, milliseconds', of: ({ p95 }) => p95 },
]

/** Contestants differ without colour too: each has its own dashes and mark. */
const looks: Record<ContestantName, { light: string; dark: string; dashes: string }> = {
  ours: { light: '#b3261e', dark: '#ff8a80', dashes: '' },
  langchain: { light: '#0b57d0', dark: '#8ab4f8', dashes: '7 4' },
  minisearch: { light: '#146c2e', dark: '#81c995', dashes: '2 3' },
  orama: { light: '#7a4f01', dark: '#fdd663', dashes: '10 3 2 3' },
}

const WIDTH = 960
const PANEL = { width: 236, height: 236, top: 76, left: 56, step: 316 }
const HEIGHT = 376

/** Draws what each contestant costs at each size, readable on light and dark backgrounds. */
export function plot(comparison: readonly Measurement[]): string {
  const measured = comparison.filter(hasFigures)
  const names = contestantNames.filter((name) =>
    measured.some(({ contestant }) => contestant === name),
  )
  const sizes = [...new Set(measured.map(({ articles }) => articles))].sort((a, b) => a - b)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-labelledby="title" font-family="system-ui, 'Segoe UI', 'Noto Sans', 'Noto Sans CJK SC', sans-serif" font-size="12">`,
    '<title id="title">Cost against the number of articles</title>',
    style(names),
    `<rect class="ground" width="${WIDTH}" height="${HEIGHT}"/>`,
    ...names.map((name, i) => legend(name, PANEL.left + i * 170)),
    ...panels.map((panel, i) => draw(panel, PANEL.left + i * PANEL.step, measured, names, sizes)),
    `<text class="text" x="${WIDTH / 2}" y="${HEIGHT - 14}" text-anchor="middle">Articles in the corpus. Both axes are logarithmic: lower is cheaper.</text>`,
    '</svg>',
    '',
  ].join('\n')
}

function style(names: readonly ContestantName[]): string {
  const colours = (mode: 'light' | 'dark') =>
    names
      .map((name) => `.${name}{stroke:${looks[name][mode]}}.${name}-dot{fill:${looks[name][mode]}}`)
      .join('')
  const ground = (back: string, text: string, grid: string) =>
    `.ground{fill:${back}}.text{fill:${text}}.grid{stroke:${grid}}`
  return `<style>${ground('#ffffff', '#1f2328', '#d0d7de')}${colours('light')}.line{fill:none;stroke-width:2}.head{font-weight:600;font-size:14px}@media (prefers-color-scheme:dark){${ground('#0d1117', '#e6edf3', '#30363d')}${colours('dark')}}</style>`
}

function legend(name: ContestantName, x: number): string {
  return [
    `<line class="line ${name}" x1="${x}" y1="24" x2="${x + 32}" y2="24"${dashed(name)}/>`,
    mark(name, x + 16, 24),
    `<text class="text" x="${x + 40}" y="28">${titles[name]}</text>`,
  ].join('')
}

const dashed = (name: ContestantName): string =>
  looks[name].dashes === '' ? '' : ` stroke-dasharray="${looks[name].dashes}"`

/** Draws the mark of a contestant around a point. */
function mark(name: ContestantName, x: number, y: number): string {
  const at = (dx: number, dy: number) => `${round(x + dx)},${round(y + dy)}`
  if (name === 'ours')
    return `<circle class="${name}-dot" cx="${round(x)}" cy="${round(y)}" r="4"/>`
  const corners: Record<Exclude<ContestantName, 'ours'>, string[]> = {
    langchain: [at(-4, -4), at(4, -4), at(4, 4), at(-4, 4)],
    minisearch: [at(0, -5), at(5, 4), at(-5, 4)],
    orama: [at(0, -5), at(5, 0), at(0, 5), at(-5, 0)],
  }
  return `<polygon class="${name}-dot" points="${corners[name].join(' ')}"/>`
}

function draw(
  { title, of }: Panel,
  left: number,
  measured: readonly (Measurement & { outcome: Figures })[],
  names: readonly ContestantName[],
  sizes: readonly number[],
): string {
  const bottom = PANEL.top + PANEL.height
  const right = left + PANEL.width
  const ticks = decades(measured.map(({ outcome }) => of(outcome)))
  const x = scale(sizes, left + 16, right - 16)
  const y = scale(ticks, bottom, PANEL.top)
  const lines = names.map((name) => {
    const points = measured
      .filter(({ contestant }) => contestant === name)
      .sort((a, b) => a.articles - b.articles)
      .map(({ articles, outcome }) => ({ x: x(articles), y: y(of(outcome)) }))
    const path = points.map((point) => `${round(point.x)},${round(point.y)}`).join(' ')
    return [
      `<polyline class="line ${name}" points="${path}"${dashed(name)}/>`,
      ...points.map((point) => mark(name, point.x, point.y)),
    ].join('')
  })
  return [
    `<text class="text head" x="${left}" y="${PANEL.top - 16}">${title}</text>`,
    ...ticks.map(
      (tick) =>
        `<line class="grid" x1="${left}" y1="${round(y(tick))}" x2="${right}" y2="${round(y(tick))}"/><text class="text" x="${left - 6}" y="${round(y(tick) + 4)}" text-anchor="end">${number(tick)}</text>`,
    ),
    ...sizes.map(
      (size) =>
        `<line class="grid" x1="${round(x(size))}" y1="${PANEL.top}" x2="${round(x(size))}" y2="${bottom}"/><text class="text" x="${round(x(size))}" y="${bottom + 18}" text-anchor="middle">${number(size)}</text>`,
    ),
    ...lines,
  ].join('\n')
}

/** Returns the powers of ten from the one at or below the smallest value to the one at or above the largest. */
export function decades(values: readonly number[]): number[] {
  const positive = values.filter((value) => value > 0)
  if (positive.length === 0) return [1, 10]
  const low = Math.floor(Math.log10(Math.min(...positive)))
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...positive))))
  return Array.from({ length: high - low + 1 }, (_, i) => Number(`1e${low + i}`))
}

/** Maps values logarithmically: the smallest of `domain` to `from`, the largest to `to`. */
function scale(domain: readonly number[], from: number, to: number): (value: number) => number {
  const [low, high] = [Math.log(Math.min(...domain)), Math.log(Math.max(...domain))]
  // With one size only, everything is in the middle; a cost of zero is at the bottom.
  return (value) => {
    const share = high === low ? 0.5 : (Math.log(value) - low) / (high - low)
    return from + (to - from) * Math.max(0, share)
  }
}

const round = (value: number): number => Math.round(value * 10) / 10
