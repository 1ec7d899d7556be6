import { type ApiToken, tokenScopes } from '../../domain/index.js'
import { failure } from '../../wording/failure.js'
import { audited } from '../audit.js'
import type { CommandContext, CommonOptions } from '../context.js'
import { minuteOf } from '../draw-listed.js'
import type { Terminal } from '../terminal.js'

/** A name is for lists: short, and without characters that a terminal would act on. */
const NAME = /^[^\p{C}]{1,60}$/u

/** Makes a token for the API, and shows it this once. */
export async function addToken(
  context: CommandContext,
  name: string,
  { scope, days, ...options }: CommonOptions & { scope: ApiToken['scopes']; days: number },
): Promise<void> {
  const { terminal } = context
  const named = name.trim()
  if (!NAME.test(named)) throw failure('usage:token_name', {})
  const app = await context.open(options)
  const wish = { name: named, scopes: scope, days, user: 'cli' }
  const { text, token } = await audited(
    ...([app, terminal, 'token.add', () => app.addToken(wish)] as const),
    ({ token: { id, scopes } }) => ({ outcome: 'done', detail: `${id} ${scopes.join(',')}` }),
  )
  if (options.json) terminal.out(JSON.stringify({ text, token }))
  else {
    terminal.err(terminal.words.tokens.made(token.name, token.id, minuteOf(token.until)))
    terminal.out(text)
  }
}

/** Lists the tokens, each with what it allows and how long. */
export async function listTokens(
  { open, terminal }: CommandContext,
  options: CommonOptions,
): Promise<void> {
  const app = await open(options)
  try {
    const tokens = await app.tokens()
    if (options.json) terminal.out(JSON.stringify({ tokens }))
    else if (tokens.length === 0) terminal.out(terminal.words.tokens.none)
    else terminal.out(tokens.map((token) => draw(token, terminal)).join('\n'))
  } finally {
    await app.close()
  }
}

/** Withdraws a token: it opens nothing from now on. */
export async function revokeToken(
  context: CommandContext,
  id: string,
  options: CommonOptions,
): Promise<void> {
  const { terminal } = context
  const app = await context.open(options)
  const token = await audited(
    ...([app, terminal, 'token.revoke', () => app.withdrawToken(id)] as const),
    () => ({ outcome: 'done', detail: id }),
  )
  if (options.json) terminal.out(JSON.stringify({ token }))
  else terminal.out(terminal.words.tokens.withdrawn(token.name, token.id))
}

/** Reads a list of scopes parted by commas; null if one is none of ours. */
export function scopesIn(text: string): ApiToken['scopes'] | null {
  const named = text.split(',').map((each) => each.trim())
  const known = tokenScopes.filter((scope) => named.includes(scope))
  return known.length === new Set(named).size ? known : null
}

function draw(token: ApiToken, { bold, dim, words }: Terminal): string {
  const { tokens, comma } = words
  const end = minuteOf(token.until)
  const state =
    token.withdrawnAt !== null
      ? tokens.withdrawnOn(minuteOf(token.withdrawnAt))
      : Date.parse(token.until) <= Date.now()
        ? tokens.expired(end)
        : tokens.until(end)
  const allowed = token.scopes.map(tokens.scope).join(comma)
  return `${bold(token.name)}  ${dim([token.id, allowed, state, tokens.usedOn(token.lastUsed)].join(' · '))}`
}
