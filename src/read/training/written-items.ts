import { z } from 'zod'

const span = z.tuple([z.number(), z.number()])

/**
 * One line of the file of written items: our own words about an article of the news corpus, and the place where it says
 * so, as offsets into its text. The text itself stays in the corpus.
 */
export const writtenItemSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answer'),
    id: z.string(),
    question: z.string(),
    answer: span,
    context: span,
    /** The style of the question: formal, keywords, chat, paraphrase, traditional. */
    style: z.string().optional(),
  }),
  z.object({ kind: z.literal('none'), id: z.string(), question: z.string() }),
  z.object({
    kind: z.literal('claim'),
    id: z.string(),
    claim: z.string(),
    verdict: z.enum(['supported', 'contradicted', 'neither']),
    context: span.optional(),
    /** Whether the wording is close to the article's or not. */
    style: z.string().optional(),
  }),
])

export type WrittenItem = z.infer<typeof writtenItemSchema>
