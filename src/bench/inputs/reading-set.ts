import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { fold } from '../../text/fold.js'
import { fileUnreadable } from '../../wording/failure.js'

const answered = z.object({
  kind: z.literal('answer'),
  question: z.string(),
  answer: z.string(),
  style: z.string(),
  type: z.string(),
})
/** A question that its article seems to answer but does not. */
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

/** Reads questions and claims that were written from articles, one per line. @throws YoujuError file_unreadable */
export async function readReadingSet(path: string): Promise<ReadingItem[]> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw fileUnreadable(path, cause, 'questions')
  })
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line) => item.parse(JSON.parse(line)))
}

/**
 * Decides whether the shown text states the accepted answer: it contains the answer and not much else, or is at least
 * half of it. Width, case, script and punctuation are ignored.
 */
export function isRightShort(shown: string, accepted: string): boolean {
  const [said, wanted] = [bare(shown), bare(accepted)]
  if (said === '') return false
  if (said.includes(wanted)) return said.length <= 3 * wanted.length + 6
  return wanted.includes(said) && 2 * said.length >= wanted.length
}

/** Decides whether a longer text contains the accepted answer. */
export function holds(text: string, accepted: string): boolean {
  return bare(text).includes(bare(accepted))
}

function bare(text: string): string {
  return fold(text).replace(/[\s,，。、；：:"'（）()《》·\-—]/g, '')
}

/** The judgement of one item: how sure the reader is, and whether it is right; a near miss is never right. */
export interface Judged {
  sure: number
  right: boolean
}

/**
 * Returns figures for the surest `share` of the questions with an answer: the lowest sureness among them, the share
 * that is right, and the share of near misses that are at least as sure.
 */
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
