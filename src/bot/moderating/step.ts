import { ButtonStyle, type User } from 'discord.js'
import { holdStep, type Step, takeStep } from '../../app.js'
import { button, type Row, row } from '../discord/components.js'
import type { Exchange } from '../feature.js'

/** Buttons that confirm or cancel a step; it is held in the state, so that they work after a restart. */
export async function confirmButtons(
  { interaction: { user }, words, context: { state, now } }: Exchange<{ user: User }>,
  held: Step,
  label: string,
): Promise<Row> {
  const id = await holdStep(state, user.id, held, now())
  const style = held.what === 'refresh' ? ButtonStyle.Primary : ButtonStyle.Danger
  // Whose it is stands in the id only so that others can be told; who may take it is what the state holds.
  const given = `${held.what}:${user.id}:${id}`
  const { cancel } = words.moderation.buttons
  return row(button(`confirm:${given}`, label, style), button(`cancel:${given}`, cancel))
}

/** The step that a button of the user confirms; null when it is too old, was taken already, or is another's. */
export function stepOf(
  { interaction: { user }, context: { state } }: Exchange<{ user: User }>,
  id: string,
): Promise<Step | null> {
  return takeStep(state, user.id, id)
}
