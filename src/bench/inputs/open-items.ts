import { z } from 'zod'
import { fold } from '../../text/fold.js'
import { readRecords } from './records.js'
import { readLines } from './written-items.js'

/** A place in an article: its id, and offsets (UTF-16 code units) into its text. */
const place = z.tuple([z.string(), z.number(), z.number()])

/** A question that no single span answers, and what a right answer shows; no points if the corpus does not say. */
const openItem = z.object({
  kind: z.literal('open'),
  /** Whether it may be used for fitting, or only for measuring. */
  part: z.enum(['fit', 'unseen']),
  form: z.string(),
  question: z.string(),
  /** Each point with the places that state it, any of which will do. */
  points: z.array(z.array(place)),
  /** The number of points that a right answer shows. */
  need: z.number(),
})

export type OpenItem = Omit<z.infer<typeof openItem>, 'points'> & {
  /** The texts that state each point. */
  points: string[][]
  /** The articles of the points. */
  articles: string[]
}

/** Reads the open questions of a file, with their points as the articles of the corpus state them. */
export async function readOpenItems(path: string, corpus: string): Promise<OpenItem[]> {
  const items = readLines(path).map((line) => openItem.parse(JSON.parse(line)))
  const wanted = new Set(items.flatMap(({ points }) => points.flat().map(([id]) => id)))
  const texts = new Map<string, string>()
  for await (const { key, text } of readRecords(corpus)) if (wanted.has(key)) texts.set(key, text)
  return items.map((item) => ({
    ...item,
    articles: [...new Set(item.points.flat().map(([id]) => id))],
    points: item.points.map((places) =>
      places.map(([id, start, end]) => (texts.get(id) ?? '').slice(start, end)),
    ),
  }))
}

/** The share of pairs of characters by which a text counts as shown, if it is long enough (in characters). */
const NEARLY = 0.9
const LONG = 12

/** Decides whether the shown texts contain enough points of a question; never for a question without points. */
export function showsPoints({ points, need }: OpenItem, shown: readonly string[]): boolean {
  if (points.length === 0) return false
  const texts = shown.map(bare).filter((text) => text !== '')
  const isShown = (point: string) =>
    texts.some(
      (text) => text.includes(point) || (point.length > LONG && pairsShared(point, text) >= NEARLY),
    )
  return points.filter((places) => places.map(bare).some(isShown)).length >= need
}

function bare(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '')
}

function pairsShared(point: string, text: string): number {
  const pairs = new Set<string>()
  for (let i = 0; i + 1 < point.length; i++) pairs.add(point.slice(i, i + 2))
  return [...pairs].filter((pair) => text.includes(pair)).length / pairs.size
}
