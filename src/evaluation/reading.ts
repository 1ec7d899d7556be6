import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { fileUnreadable } from '../domain/index.js'
import { fold } from '../text/fold.js'

const answered = z.object({
  kind: z.literal('answer'),
  question: z.string(),
  answer: z.string(),
  style: z.string(),
  type: z.string(),
})
/** A question that its article seems to answer and does not. */
const nearMiss = z.object({ kind: z.literal('none'), question: z.string() })
const claim = z.object({
  kind: z.literal('claim'),
  claim: z.string(),
  verdict: z.enum(['supported', 'contradicted', 'neither']),
})
const item = z.discriminatedUnion('kind', [answered, nearMiss, claim])

export type ReadingItem = z.infer<typeof item>
export type AnsweredItem = z.infer<typeof answered>
export type ClaimItem = z.infer<typeof claim>

/** Questions and claims written by reading articles, one a line. @throws YoujuError file_unreadable */
export async function readReadingSet(path: string): Promise<ReadingItem[]> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw fileUnreadable(path, cause, '问题文件')
  })
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line) => item.parse(JSON.parse(line)))
}

/**
 * Whether what is shown says the accepted answer: it holds that and not much else, or is at least half of it. Width,
 * case, script and punctuation do not count.
 */
export function isRightShort(shown: string, accepted: string): boolean {
  const [said, wanted] = [bare(shown), bare(accepted)]
  if (said === '') return false
  if (said.includes(wanted)) return said.length <= 3 * wanted.length + 6
  return wanted.includes(said) && 2 * said.length >= wanted.length
}

/** Whether a longer text holds the accepted answer. */
export function holds(text: string, accepted: string): boolean {
  return bare(text).includes(bare(accepted))
}

function bare(text: string): string {
  return fold(text).replace(/[\s,，。、；：:"'（）()《》·\-—]/g, '')
}

/** What was made of one item: how sure, and whether that was right; a near miss is never right. */
export interface Judged {
  sure: number
  right: boolean
}

/** Of the surest share of the questions with an answer: how sure that is, how many are right, and how many near misses are as sure. */
export function atCoverage(
  answers: readonly Judged[],
  nearMisses: readonly Judged[],
  share: number,
): { least: number; right: number; nearMisses: number } {
  const surest = answers.toSorted((a, b) => b.sure - a.sure)
  const shown = surest.slice(0, Math.round(share * surest.length))
  const least = shown.at(-1)?.sure ?? Number.POSITIVE_INFINITY
  return {
    least,
    right: shareOf(shown, ({ right }) => right),
    nearMisses: shareOf(nearMisses, ({ sure }) => sure >= least),
  }
}

export function shareOf<T>(list: readonly T[], holds: (one: T) => boolean): number {
  return list.length === 0 ? 0 : list.filter(holds).length / list.length
}
