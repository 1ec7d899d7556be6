const MOST_SAMPLED = 6000
/** Pairs of characters that stand in more than about one article in eight say nothing. */
const LEAST_TELLING = 2

/** How much of what two sentences say is the same. */
export class Sameness {
  private readonly holders = new Map<string, number>()
  private readonly articles: number

  /** @param texts where it is counted how common each pair of characters is */
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

  /** The sum of the rareness of the pairs of characters in both. */
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

/** The part of the smaller one's pairs that the other has too. */
export function sharedPart(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const pair of a) if (b.has(pair)) shared++
  return shared / Math.max(1, Math.min(a.size, b.size))
}

/** The pairs of neighbouring characters of a text. */
export function pairs(text: string): Set<string> {
  const found = new Set<string>()
  for (let i = 0; i + 1 < text.length; i++) found.add(text.slice(i, i + 2))
  return found
}
