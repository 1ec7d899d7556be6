/** A connected stretch of a map in which every cell is at or above the threshold. */
export interface Component {
  /** Horizontal runs, from the top: row, first column and one past the last. */
  runs: [y: number, from: number, to: number][]
  cells: number
  /** The mean of its cells, 0 to 255. */
  mean: number
}

type Run = Component['runs'][number]

/**
 * Returns the connected components (8 neighbours) of the cells at or above `threshold`.
 * @param map row by row, 0 to 255
 */
export function componentsOf(map: Uint8Array, width: number, threshold: number): Component[] {
  const runs: Run[] = []
  const groups = new Groups()
  let above = 0
  for (let from = 0; from + width <= map.length && width > 0; from += width) {
    const first = runs.length
    for (const run of runsOfRow(map.subarray(from, from + width), from / width, threshold)) {
      while (above < first && (runs[above]?.[2] ?? 0) < run[1]) above++
      groups.add()
      // The last run that touches this one may touch the next one too.
      for (let i = above; i < first && (runs[i]?.[1] ?? 0) <= run[2]; i++)
        groups.join(i, runs.length)
      runs.push(run)
    }
    above = first
  }
  return collected(runs, groups, map, width)
}

function runsOfRow(row: Uint8Array, y: number, threshold: number): Run[] {
  const runs: Run[] = []
  for (let x = 0; x < row.length; x++) {
    if ((row[x] as number) < threshold) continue
    const from = x
    while (x < row.length && (row[x] as number) >= threshold) x++
    runs.push([y, from, x])
  }
  return runs
}

/** Numbers from 0 on, in groups that can be joined: a union-find. */
class Groups {
  private readonly parent: number[] = []

  add(): void {
    this.parent.push(this.parent.length)
  }

  join(one: number, other: number): void {
    this.parent[this.of(one)] = this.of(other)
  }

  of(number: number): number {
    let root = number
    while (this.parent[root] !== root) root = this.parent[root] as number
    for (let at = number; at !== root; ) {
      const next = this.parent[at] as number
      this.parent[at] = root
      at = next
    }
    return root
  }
}

function collected(
  runs: readonly Run[],
  groups: Groups,
  map: Uint8Array,
  width: number,
): Component[] {
  const found = new Map<number, Component>()
  for (const [i, run] of runs.entries()) {
    const [y, from, to] = run
    const group = groups.of(i)
    const component = found.get(group) ?? { runs: [], cells: 0, mean: 0 }
    found.set(group, component)
    component.runs.push(run)
    component.cells += to - from
    for (let x = from; x < to; x++) component.mean += map[y * width + x] as number
  }
  const components = [...found.values()]
  for (const component of components) component.mean /= component.cells
  return components
}
