import { audited } from '../audit.js'
import type { CommandContext, CommonOptions } from '../context.js'

/** Renews the key that signs links: those that were given out open nothing any more. */
export async function revokeLinks(
  { open, terminal }: CommandContext,
  options: CommonOptions,
): Promise<void> {
  const app = await open(options)
  const renew = async () => (await app.state()).renewKey('links')
  await audited(app, terminal, 'links.revoke', renew, () => ({ outcome: 'done', detail: '' }))
  terminal.out(options.json ? JSON.stringify({ revoked: true }) : terminal.words.linksRevoked)
}

/** Ends the sessions of everybody who is logged in to the pages. */
export async function revokeLogins(
  { open, terminal }: CommandContext,
  options: CommonOptions,
): Promise<void> {
  const app = await open(options)
  const end = async () => (await app.state()).endSessions()
  const ended = await audited(app, terminal, 'logins.revoke', end, (n) => ({
    ...{ outcome: 'done', detail: `${n}` },
  }))
  terminal.out(options.json ? JSON.stringify({ ended }) : terminal.words.loginsRevoked(ended))
}
