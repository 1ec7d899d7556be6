import { askDiscord, canBeToken, type DiscordAccess, whyUnreachable } from '../discord-api.js'

/** Whose token it is; or that Discord refuses it, or cannot be asked. */
export type BotOfToken =
  | { outcome: 'known'; bot: string; applicationId: string }
  | { outcome: 'refused' }
  | { outcome: 'unreachable'; why: string }

export async function botOf(access: DiscordAccess & { token: string }): Promise<BotOfToken> {
  if (!canBeToken(access.token)) return { outcome: 'refused' }
  try {
    const { status, body } = await askDiscord(access, '/users/@me')
    if (status === 401) return { outcome: 'refused' }
    if (status !== 200) return { outcome: 'unreachable', why: `HTTP ${status}` }
    const application = await askDiscord(access, '/applications/@me')
    // That of most bots is their own id.
    const applicationId = String(application.body.id ?? body.id)
    return { outcome: 'known', bot: String(body.username), applicationId }
  } catch (error) {
    return { outcome: 'unreachable', why: whyUnreachable(error) }
  }
}
