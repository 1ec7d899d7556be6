import type { State, VersionEntry } from '../../app.js'

/** How far back the audit is looked through. */
const MOST_AUDITED = 500

/**
 * When the index was refreshed last, and by whom where that was written down; null before the first time. A rollback
 * puts another version in service without changing either.
 */
export async function lastRefresh(
  versions: readonly VersionEntry[],
  state: Pick<State, 'audited'>,
): Promise<{ at: string; user: string | null } | null> {
  const created = versions.flatMap(({ holds }) => (holds ? [holds.createdAt] : [])).sort()
  const newest = created.at(-1)
  const done = (await state.audited(MOST_AUDITED)).find(
    ({ action, outcome }) => action === 'corpus.refresh' && outcome === 'done',
  )
  // A version that is newer than the last entry was made by a refresh that nobody wrote down.
  if (done && (newest === undefined || Date.parse(done.at) >= Date.parse(newest))) {
    return { at: done.at, user: done.user }
  }
  return newest === undefined ? null : { at: newest, user: null }
}
