import { ButtonStyle } from 'discord.js'
import { z } from 'zod'
import type { BotContext } from '../contract.js'
import type { BotLocale } from '../locale.js'
import { moderationWordsIn } from '../messages/moderation/words.js'
import { button, type Row, row } from '../shown/components.js'

/** How long a step may be confirmed, in milliseconds. */
const PATIENCE = 15 * 60_000

const step = z.discriminatedUnion('what', [
  z.object({ what: z.literal('refresh'), evenIfWorse: z.boolean() }),
  z.object({ what: z.literal('remove'), target: z.string() }),
  z.object({ what: z.literal('rollback'), version: z.string() }),
])

/** What is done once a moderator confirms it. */
export type Step = z.infer<typeof step>

/** Buttons that confirm or cancel a step; it is held in the state, so that they work after a restart. */
export async function confirmButtons(
  user: string,
  held: Step,
  label: string,
  locale: BotLocale,
  { state, now }: BotContext,
): Promise<Row> {
  const until = new Date(now() + PATIENCE).toISOString()
  const id = await state.hold(user, held, until)
  const { buttons } = moderationWordsIn(locale)
  const style = held.what === 'refresh' ? ButtonStyle.Primary : ButtonStyle.Danger
  return row(button(`confirm:${id}`, label, style), button(`cancel:${id}`, buttons.cancel))
}

/** The step that a button confirms; null when it is too old, was taken already, or is another moderator's. */
export async function confirmedStep(
  id: string | undefined,
  user: string,
  { state }: BotContext,
): Promise<Step | null> {
  const held = id === undefined ? null : await state.take(id)
  if (held === null || held.user !== user) return null
  return step.safeParse(held.data).data ?? null
}
