import type { State } from '../../app.js'

/**
 * Keeps what was given and returns its id; null where the asker has deleted all that is theirs since they asked. That may
 * come at any moment, so it is asked again once it is kept.
 */
export async function keepUnless(
  isDeleted: () => boolean,
  given: Parameters<State['keep']>[0],
  state: Pick<State, 'keep' | 'forget'>,
): Promise<string | null> {
  if (isDeleted()) return null
  const id = await state.keep(given)
  if (!isDeleted()) return id
  await state.forget(id)
  return null
}
