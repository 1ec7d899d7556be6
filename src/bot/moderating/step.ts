import { ButtonStyle, type User } from 'discord.js'
import { z } from 'zod'
import { button, type Row, row } from '../discord/components.js'
import type { Exchange } from '../feature.js'

/** How long a step may be confirmed, in milliseconds. */
const PATIENCE = 15 * 60_000

const step = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('refresh'),
    evenIfWorse: z.boolean(),
    /** Digest of the corpus that was planned. */
    corpus: z.string().nullable().default(null),
  }),
  z.object({ what: z.literal('remove'), target: z.string() }),
  z.object({ what: z.literal('rollback'), version: z.string() }),
])

/** What is done once a moderator confirms it. */
export type Step = z.infer<typeof step>

/** The kind of step that a button says it is for, as the audit names it: it may say anything. */
export function actionOf(what: string): string {
  const known = step.options.some(({ shape }) => shape.what.value === what)
  return known ? `corpus.${what}` : 'corpus'
}

/** Buttons that confirm or cancel a step; it is held in the state, so that they work after a restart. */
export async function confirmButtons(
  { interaction: { user }, words, context: { state, now } }: Exchange<{ user: User }>,
  held: Step,
  label: string,
): Promise<Row> {
  const until = new Date(now() + PATIENCE).toISOString()
  const id = await state.hold(user.id, held, until)
  const style = held.what === 'refresh' ? ButtonStyle.Primary : ButtonStyle.Danger
  // Whose it is stands in the id only so that others can be told; who may take it is what the state holds.
  const given = `${held.what}:${user.id}:${id}`
  const { cancel } = words.moderation.buttons
  return row(button(`confirm:${given}`, label, style), button(`cancel:${given}`, cancel))
}

/** The step that a button of the user confirms; null when it is too old, was taken already, or is another's. */
export async function takeStep(
  { interaction: { user }, context: { state } }: Exchange<{ user: User }>,
  id: string,
): Promise<Step | null> {
  return step.safeParse(await state.take(user.id, id)).data ?? null
}
