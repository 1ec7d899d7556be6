/** Two articles, by index, that report the same event in different words. */
export type Pair = readonly [number, number]

const GRAM = 5
/** Room for this many kinds of grams. Two kinds with the same hash seldom matter, because a pair must share many. */
const KINDS = 2 ** 28
/** A gram in more articles than this identifies no event. */
const MOST_HOLDERS = 6
const FEWEST_SHARED = 12
/** Articles that share more than this part of the shorter one are copies of each other. */
const MOST_SHARED = 0.45
const ARTICLES = 2 ** 17

export function sameEvent(texts: readonly string[]): Pair[] {
  if (texts.length > ARTICLES) throw new Error(`more than ${ARTICLES} articles`)
  const holders = countHolders(texts)
  const found: number[] = []
  eachGram(texts, (gram, article) => {
    const count = holders[gram] ?? 0
    if (count >= 2 && count <= MOST_HOLDERS) found.push(gram * ARTICLES + article)
  })
  return pairsOf(Float64Array.from(found).sort(), texts)
}

/** Counts the articles that contain each gram, up to what a byte can hold. */
function countHolders(texts: readonly string[]): Uint8Array {
  const holders = new Uint8Array(KINDS)
  eachGram(texts, (gram) => {
    const count = holders[gram] as number
    if (count < 255) holders[gram] = count + 1
  })
  return holders
}

/** Visits each kind of gram of each article once. */
function eachGram(texts: readonly string[], use: (gram: number, article: number) => void): void {
  for (const [article, text] of texts.entries()) {
    const grams = new Set<number>()
    for (let i = 0; i + GRAM <= text.length; i++) {
      let hash = 0x811c9dc5
      for (let k = 0; k < GRAM; k++) hash = Math.imul(hash ^ text.charCodeAt(i + k), 0x01000193)
      // The lower bits of a product depend only on the lower bits of its factors.
      grams.add(((hash ^ (hash >>> 15)) >>> 0) % KINDS)
    }
    for (const gram of grams) use(gram, article)
  }
}

/** @param held gram * ARTICLES + article, sorted, so that the articles with the same gram are next to each other */
function pairsOf(held: Float64Array, texts: readonly string[]): Pair[] {
  const shared: number[] = []
  for (let from = 0; from < held.length; ) {
    const gram = Math.floor((held[from] as number) / ARTICLES)
    let to = from
    while (to < held.length && Math.floor((held[to] as number) / ARTICLES) === gram) to++
    for (let a = from; a < to; a++)
      for (let b = a + 1; b < to; b++)
        shared.push(((held[a] as number) % ARTICLES) * ARTICLES + ((held[b] as number) % ARTICLES))
    from = to
  }
  const sorted = Float64Array.from(shared).sort()
  const pairs: Pair[] = []
  for (let from = 0; from < sorted.length; ) {
    let to = from
    while (sorted[to] === sorted[from]) to++
    const first = Math.floor((sorted[from] as number) / ARTICLES)
    const second = (sorted[from] as number) % ARTICLES
    const shorter = Math.min(texts[first]?.length ?? 0, texts[second]?.length ?? 0)
    if (to - from >= FEWEST_SHARED && to - from < MOST_SHARED * shorter) pairs.push([first, second])
    from = to
  }
  return pairs
}
