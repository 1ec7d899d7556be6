/** Which shards of how many a process opens; Discord gives each server to one of them. */
export interface Shards {
  /** Ascending, from 0. */
  ids: readonly number[]
  count: number
}

/** More than any bot has. */
const MOST = 16_384

/** Reads shards as in `0,1/4` or `0-3/8`; null if they are none. */
export function readShards(text: string): Shards | null {
  const [, listed = '', all] = /^([\d\s,-]+)\/\s*(\d{1,5})$/.exec(text.trim()) ?? []
  const count = Number(all)
  if (!(count >= 1 && count <= MOST)) return null
  const ids = new Set<number>()
  for (const part of listed.split(',')) {
    const [, first, last = first] = /^\s*(\d{1,5})\s*(?:-\s*(\d{1,5})\s*)?$/.exec(part) ?? []
    const [from, to] = [Number(first), Number(last)]
    if (!(from <= to && to < count)) return null
    for (let id = from; id <= to; id++) ids.add(id)
  }
  return { ids: [...ids].sort((a, b) => a - b), count }
}

/** Returns shards as `readShards` reads them, as short as may be. */
export function shownShards({ ids, count }: Shards): string {
  const runs: [first: number, last: number][] = []
  for (const id of ids) {
    const run = runs.at(-1)
    if (run && run[1] === id - 1) run[1] = id
    else runs.push([id, id])
  }
  const shown = runs.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`))
  return `${shown.join(',')}/${count}`
}

/** Whether some server may be given to both, also where they do not count the same; null stands for all shards. */
export function shareServers(one: Shards | null, other: Shards | null): boolean {
  if (one === null || other === null) return true
  const common = commonDivisor(one.count, other.count)
  const rests = new Set(one.ids.map((id) => id % common))
  return other.ids.some((id) => rests.has(id % common))
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b)
}
