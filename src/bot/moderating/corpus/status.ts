import { ApplicationCommandOptionType, type ChatInputCommandInteraction } from 'discord.js'
import type { CorpusStatus, State, VersionEntry } from '../../../app.js'
import { acknowledged } from '../../discord/acknowledge.js'
import { embedMessage } from '../../discord/bot-message.js'
import { button, row } from '../../discord/components.js'
import { escapeMarkdown, oneLine, shownTime } from '../../discord/markdown.js'
import type { Exchange, Subcommand } from '../../feature.js'
import { localised } from '../../messages/commands/localised.js'
import type { ModerationWords } from '../../messages/moderation/wording.js'
import { notTaken, putOff, shownUser } from '../lines.js'

/** How many files that are put off are named. */
const LISTED = 8
/** How far back the audit is looked through for the last refresh. */
const MOST_AUDITED = 500

export const status: Subcommand = {
  data: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'status',
    ...localised((commands) => commands['corpus status']),
  },
  run: onStatus,
}

async function onStatus(exchange: Exchange<ChatInputCommandInteraction>): Promise<void> {
  if (!(await acknowledged(exchange, { isPrivate: true }))) return
  const { service, state } = exchange.context
  const words = exchange.words.moderation
  const found = await service.status()
  const mishap = await state.mishap()
  const refreshed = await lastRefresh(await service.history(), state)
  const description = [
    ...statusLines(found, refreshed, words),
    ...(mishap ? [words.statusMishap[mishap.what](shownTime(mishap.at))] : []),
  ].join('\n')
  const rows = isPending(found) ? [row(button('plan', words.buttons.plan))] : []
  const message = embedMessage({ title: words.statusTitle, description }, ...rows)
  await exchange.interaction.editReply(message)
}

function statusLines(
  { index, files, model, pending, unsettled, notRead, rejected }: CorpusStatus,
  refreshed: LastRefresh | null,
  words: ModerationWords,
) {
  const by = refreshed?.user ? shownUser(refreshed.user, words) : null
  const { added, changed, removed } = pending
  const upToDate = notRead.length > 0 ? words.statusReadUpToDate : words.statusUpToDate
  return [
    ...(index
      ? [
          words.statusIndex(index.version, shownTime(index.createdAt)),
          words.statusHolds(index.articles, index.passages),
          words.statusDates(index.oldest, index.newest),
          ...(index.fits ? [] : [words.statusMisfit]),
        ]
      : [words.noIndex]),
    ...(refreshed ? [words.statusRefreshed(shownTime(refreshed.at), by)] : []),
    words.statusFiles(files),
    words.statusModel(escapeMarkdown(oneLine(model, 100))),
    ...(added + changed + removed > 0 ? [words.statusPending(added, changed, removed)] : []),
    ...putOff(unsettled, LISTED, words),
    ...(isPending({ pending, unsettled }) ? [] : [upToDate]),
    ...notTaken([...notRead, ...rejected], words),
  ]
}

function isPending({ pending, unsettled }: Pick<CorpusStatus, 'pending' | 'unsettled'>): boolean {
  return pending.added + pending.changed + pending.removed + unsettled.length > 0
}

interface LastRefresh {
  at: string
  /** Null where nobody wrote down who did it. */
  user: string | null
}

/**
 * When the index was refreshed last, and by whom; null before the first time. A rollback puts another version in service
 * without changing either.
 */
export async function lastRefresh(
  versions: readonly VersionEntry[],
  state: Pick<State, 'audited'>,
): Promise<LastRefresh | null> {
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
