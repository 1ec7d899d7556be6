import type { Drawing } from './tables.js'

/** In units of the picture, which is as wide as its column. */
const SIZE = { width: 420, height: 200, marginLeft: 44, marginRight: 18, marginTop: 12 }
/** How many places are named below a plot, at most. */
const NAMED = 6

/**
 * Draws a plot as SVG without colours and styles of its own: those are in the style sheet, by the number of a series. Null
 * where there is nothing to draw.
 * @param title what stands for the plot where it cannot be seen
 */
export async function drawn(
  drawing: Drawing,
  title: string,
  locale: string,
): Promise<string | null> {
  const { kind, places, series, limit = null } = drawing
  const most = highestOf(drawing)
  if (most === 0) return null
  // Loaded with the first plot: nothing else needs them.
  const [Plot, { parseHTML }] = await Promise.all([
    import('@observablehq/plot'),
    import('linkedom'),
  ])
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const reach = limit !== null && limit <= most * 4 ? Math.max(limit, most) : most
  const isWhole = series.every(({ values }) =>
    values.every((value) => Number.isInteger(value ?? 0)),
  )
  const ticks = isWhole ? Math.min(4, reach) : 4
  const amounts = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
  const step = Math.ceil(places.length / NAMED)
  const named = places.filter((_, i) => (places.length - 1 - i) % step === 0)
  const marks = kind === 'stacked' ? stacked(Plot, drawing) : lines(Plot, drawing)
  const svg = Plot.plot({
    ...SIZE,
    document,
    x: { type: 'band', domain: places, padding: 0.15 },
    y: { domain: [0, reach], nice: true },
    marks: [
      Plot.gridY({ ticks, className: 'grid' }),
      ...marks,
      ...(limit !== null && limit <= reach ? [Plot.ruleY([limit], { className: 'limit' })] : []),
      Plot.axisY({ ticks, tickSize: 0, label: null, tickFormat: (n: number) => amounts.format(n) }),
      Plot.axisX(named, { tickSize: 0, label: null, tickFormat: nameOf }),
    ],
  })
  svg.querySelector('style')?.remove()
  for (const each of svg.querySelectorAll('[aria-label]')) each.removeAttribute('aria-label')
  for (const name of ['class', 'font-family', 'width', 'height']) svg.removeAttribute(name)
  svg.setAttribute('class', `plot ${kind}`)
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-label', title)
  return rounded(svg.outerHTML)
}

/** A tenth of a unit is finer than any screen shows. */
function rounded(svg: string): string {
  return svg.replace(
    /(?<=[ ,("MLHV-])\d+\.\d{2,}(?=[^<>]*>)/g,
    (n: string) => `${+(+n).toFixed(1)}`,
  )
}

type Library = typeof import('@observablehq/plot')

function stacked(Plot: Library, { places, series }: Drawing) {
  const below = places.map(() => 0)
  return series.map(({ values }, n) => {
    const bars = places.flatMap((place, i) => {
      const from = below[i] ?? 0
      const to = from + (values[i] ?? 0)
      below[i] = to
      return to > from ? [{ place, from, to }] : []
    })
    return Plot.barY(bars, { x: 'place', y1: 'from', y2: 'to', className: `series-${n}` })
  })
}

function lines(Plot: Library, { places, series }: Drawing) {
  return series.flatMap(({ values }, n) => {
    const points = places.map((place, i) => ({ place, value: values[i] ?? null }))
    const isKnown = (i: number) => (points[i]?.value ?? null) !== null
    // A line has two ends; a day between days without a value would not be seen.
    const alone = points.filter((_, i) => isKnown(i) && !isKnown(i - 1) && !isKnown(i + 1))
    return [
      Plot.line(points, { x: 'place', y: 'value', className: `series-${n}` }),
      Plot.dot(alone, { x: 'place', y: 'value', r: 2.5, className: `series-${n} alone` }),
    ]
  })
}

function highestOf({ kind, places, series }: Drawing): number {
  const heights = places.map((_, i) => {
    const values = series.map(({ values }) => values[i] ?? 0)
    return kind === 'stacked' ? values.reduce((a, b) => a + b, 0) : Math.max(...values)
  })
  return Math.max(0, ...heights)
}

/** A day without its year; any other name as it is. */
const nameOf = (place: string): string => /^\d{4}-(\d\d-\d\d)$/.exec(place)?.[1] ?? place
