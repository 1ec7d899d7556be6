const MOST_SAMPLED = 6000
/** Pairs of characters that occur in more than about one article in eight say nothing. */
const LEAST_TELLING = 2

/** Measures how much two sentences say the same. */
export class Sameness {
  private readonly holders = new Map<string, number>()
  private readonly articles: number

  /** @param texts for counting how common each pair of characters is */
  constructor(texts: readonly string[]) {
    const step = Math.max(1, Math.floor(texts.length / MOST_SAMPLED))
    let articles = 0
    for (let i = 0; i < texts.length; i += step) {
      for (const pair of pairs(texts[i] as string)) {
        this.holders.set(pair, (this.holders.get(pair) ?? 0) + 1)
      }
      articles++
    }
    this.articles = articles
  }

  /** Returns the summed rareness of the pairs of characters that both contain. */
  weight(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
    let sum = 0
    for (const pair of a) {
      if (!b.has(pair)) continue
      const rareness = Math.log(this.articles / (1 + (this.holders.get(pair) ?? 0)))
      if (rareness > LEAST_TELLING) sum += rareness
    }
    return sum
  }
}

/** Returns the share of the smaller set's pairs that the other set also contains. */
export function sharedPart(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const pair of a) if (b.has(pair)) shared++
  return shared / Math.max(1, Math.min(a.size, b.size))
}

/** Returns the pairs of adjacent characters of a text. */
export function pairs(text: string): Set<string> {
  const found = new Set<string>()
  for (let i = 0; i + 1 < text.length; i++) found.add(text.slice(i, i + 2))
  return found
}
