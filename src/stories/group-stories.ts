import { agreeInParticulars, type Particulars } from './particulars.js'

/** An article, as far as it matters for which story it belongs to. */
export interface InStory {
  /** The first of the articles that are copies of one text. */
  origin: string
  /** YYYY-MM-DD; null if it has no day. */
  published: string | null
  /** A unit vector of what it is about. */
  vector: Float32Array
  particulars: Particulars
}

/**
 * The least cosine of two reports of one event, whose particulars must agree too. Chosen for precision: one story in two
 * groups is only read twice, two stories in one group hide one. Of 70 pairs joined so, on five days of news that were not
 * looked at before, .91 were of one event and .03 of two (the others of one affair); likeness alone, from 0.8, had .82
 * (docs/decisions/0039-schedules.md).
 */
const leastLikeness = 0.75
/** Reports of one event lie at most so many days apart. */
const mostDays = 3

/**
 * Groups articles that report one event: copies of one text, and those that are alike enough within some days. Returns the
 * places of each group's articles, in their order; groups stand in the order of their first articles.
 */
export function groupStories(articles: readonly InStory[]): number[][] {
  const copies = new Map<string, number[]>()
  for (const [place, { origin }] of articles.entries()) {
    copies.set(origin, [...(copies.get(origin) ?? []), place])
  }
  const at = (place: number) => articles[place] as InStory
  const groups: number[][] = []
  for (const places of copies.values()) {
    // Held against every member, so that a chain of likenesses does not join what is not alike.
    const own = groups.find((group) =>
      group.every((other) => places.every((place) => areAlike(at(place), at(other)))),
    )
    if (own) own.push(...places)
    else groups.push([...places])
  }
  return groups.map((group) => group.sort((a, b) => a - b))
}

function areAlike(a: InStory, b: InStory): boolean {
  return (
    daysBetween(a.published, b.published) <= mostDays &&
    cosine(a.vector, b.vector) >= leastLikeness &&
    agreeInParticulars(a.particulars, b.particulars)
  )
}

/** Without a day, an article may be of any. */
function daysBetween(a: string | null, b: string | null): number {
  if (a === null || b === null) return 0
  return Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000
}

function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number)
  return sum
}
