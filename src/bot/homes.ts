import { stateKeepingHashes } from './answered/content-hashes.js'
import { ChannelRules } from './channels/rules.js'
import type { BotContext, BotLog, BotSettings, Home, HomeService } from './contract.js'
import { redactingService } from './failures/redact.js'
import { Admission } from './limits/admission.js'
import { Deletions } from './limits/deletions.js'

/** What all homes share. */
export type Shared = Pick<
  BotContext,
  'client' | 'log' | 'observer' | 'now' | 'stopping' | 'finish' | 'term'
>

/** The homes that the bot serves. Each has its own context, so that nothing of one is seen in another. */
export interface Homes {
  readonly all: readonly BotContext[]
  /** Returns the home of a Discord server, or of direct messages (null); null if it has none. */
  of(server: string | null): BotContext | null
}

/**
 * Makes the homes: one service serves every server and direct messages; a list serves the servers that it names, and no
 * direct message, since it would not be clear which home is asked.
 */
export function homesOf(
  served: HomeService | readonly Home[],
  settings: BotSettings,
  shared: Shared,
): Homes {
  if (!isList(served)) {
    const only = contextOf(null, served, settings, shared)
    return { all: [only], of: () => only }
  }
  const contexts = new Map<string, BotContext>()
  for (const { server, name, service, ...own } of served) {
    const log = logOf(name, shared.log)
    contexts.set(server, contextOf(server, service, { ...settings, ...own }, { ...shared, log }))
  }
  return {
    all: [...contexts.values()],
    of: (server) => (server === null ? null : (contexts.get(server) ?? null)),
  }
}

const isList = (served: HomeService | readonly Home[]): served is readonly Home[] =>
  Array.isArray(served)

function contextOf(
  homeServer: string | null,
  service: HomeService,
  settings: BotSettings,
  shared: Shared,
): BotContext {
  const { token, limits } = settings
  const safeService = redactingService(service, token)
  const state = stateKeepingHashes(redactingService(service.state, token), safeService)
  return {
    ...shared,
    homeServer,
    service: safeService,
    state,
    settings,
    admission: new Admission(limits, shared.now, shared.observer, state.shared),
    deletions: new Deletions(state.shared, shared.now),
    channels: new ChannelRules(state),
  }
}

/** A log whose entries name the home. */
function logOf(home: string, log: BotLog): BotLog {
  return {
    debug: (fields, text) => log.debug({ home, ...fields }, text),
    info: (fields, text) => log.info({ home, ...fields }, text),
    warn: (fields, text) => log.warn({ home, ...fields }, text),
    error: (fields, text) => log.error({ home, ...fields }, text),
  }
}
