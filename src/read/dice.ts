/** Random choices drawn from one source of numbers from 0 up to 1, so that a seed reproduces them. */
export class Dice {
  constructor(private readonly random: () => number) {}

  chance(probability: number): boolean {
    return this.random() < probability
  }

  /** Returns an integer from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.random() * (high - low + 1))
  }

  pick<T>(items: readonly [T, ...T[]]): T
  pick<T>(items: readonly T[]): T | undefined
  pick<T>(items: readonly T[]): T | undefined {
    return items[Math.floor(this.random() * items.length)]
  }

  /** Returns one of the items, each with a probability proportional to its weight. */
  weighted<T>(items: readonly T[], weight: (item: T) => number): T | undefined {
    let left = this.random() * items.reduce((sum, item) => sum + weight(item), 0)
    for (const item of items) {
      left -= weight(item)
      if (left < 0) return item
    }
    return items.at(-1)
  }

  shuffled<T>(items: readonly T[]): T[] {
    const mixed = [...items]
    for (let i = mixed.length - 1; i > 0; i--) {
      const j = this.between(0, i)
      const other = mixed[j] as T
      mixed[j] = mixed[i] as T
      mixed[i] = other
    }
    return mixed
  }

  /** Returns `count` of the items in their order, or all if there are fewer. */
  sample<T>(items: readonly T[], count: number): T[] {
    const chosen = this.shuffled([...items.keys()]).slice(0, count)
    return chosen.sort((a, b) => a - b).map((i) => items[i] as T)
  }
}
