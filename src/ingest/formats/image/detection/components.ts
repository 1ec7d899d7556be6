/** A connected stretch of a map in which every cell is at or above the threshold. */
export interface Component {
  /** Horizontal runs, from the top: row, first column and one past the last. */
  runs: [y: number, from: number, to: number][]
  cells: number
  /** The mean of its cells, 0 to 255. */
  mean: number
}

/**
 * Returns the connected components (8 neighbours) of the cells at or above `threshold`.
 * @param map row by row, 0 to 255
 */
export function componentsOf(map: Uint8Array, width: number, threshold: number): Component[] {
  const runs: [number, number, number][] = []
  const parent: number[] = []
  const rootOf = (run: number): number => {
    let root = run
    while (parent[root] !== root) root = parent[root] as number
    for (let at = run; at !== root; ) {
      const next = parent[at] as number
      parent[at] = root
      at = next
    }
    return root
  }
  const height = width === 0 ? 0 : Math.floor(map.length / width)
  let above = { from: 0, to: 0 }
  for (let y = 0; y < height; y++) {
    const first = runs.length
    let near = above.from
    for (let x = 0; x < width; x++) {
      if ((map[y * width + x] as number) < threshold) continue
      const from = x
      while (x < width && (map[y * width + x] as number) >= threshold) x++
      const run = runs.length
      runs.push([y, from, x])
      parent.push(run)
      while (near < above.to && (runs[near] as number[])[2]! < from) near++
      for (let i = near; i < above.to && (runs[i] as number[])[1]! <= x; i++) {
        parent[rootOf(i)] = rootOf(run)
      }
    }
    above = { from: first, to: runs.length }
  }
  const found = new Map<number, Component>()
  for (const [i, run] of runs.entries()) {
    const root = rootOf(i)
    const component = found.get(root) ?? { runs: [], cells: 0, mean: 0 }
    found.set(root, component)
    component.runs.push(run)
    component.cells += run[2] - run[1]
    for (let x = run[1]; x < run[2]; x++) component.mean += map[run[0] * width + x] as number
  }
  const components = [...found.values()]
  for (const component of components) component.mean /= component.cells
  return components
}
