import { createHash, randomBytes } from 'node:crypto'
import type { ApiToken, TokenScope } from '../domain/index.js'
import { shortId } from '../state/short-id.js'
import type { State } from '../state/state.js'
import { failure } from '../wording/failure.js'

/** Why a token opens nothing. */
export type TokenFault = 'unknown' | 'expired' | 'withdrawn'

/** The tokens with which programs use the API of this home. */
export interface TokensApp {
  /**
   * Makes a token. The text is returned this once: only its hash is kept.
   * @param days how long it is valid
   */
  addToken(wish: {
    name: string
    scopes: readonly TokenScope[]
    days: number
    user: string
  }): Promise<{ text: string; token: ApiToken }>
  tokens(): Promise<ApiToken[]>
  /** Withdraws a token at once. @throws YoujuError usage */
  withdrawToken(id: string): Promise<ApiToken>
  /** Returns what the text of a token allows, and records that it was used today. */
  tokenOf(text: string): Promise<ApiToken | TokenFault>
}

/** Tells what a token is where somebody finds one, also to programs that look for leaked ones. */
const PREFIX = 'youju_'
/** As many as SHA-256 makes use of. */
const BYTES = 32
const form = /^youju_[\w-]{43}$/
const DAY = 86_400_000

export function tokensApp(state: () => Promise<State>, now: () => number = Date.now): TokensApp {
  const iso = (time: number) => new Date(time).toISOString()
  return {
    async addToken({ name, scopes, days, user }) {
      const text = PREFIX + randomBytes(BYTES).toString('base64url')
      const token: ApiToken = {
        id: shortId(),
        name,
        scopes: [...scopes],
        madeBy: user,
        madeAt: iso(now()),
        until: iso(now() + days * DAY),
        lastUsed: null,
        withdrawnAt: null,
      }
      await (await state()).addToken(token, hashOf(text))
      return { text, token }
    },

    tokens: async () => (await state()).tokens(),

    async withdrawToken(id) {
      const known = await state()
      const isDone = await known.withdrawToken(id, iso(now()))
      const token = (await known.tokens()).find((each) => each.id === id)
      if (!isDone || !token) throw failure('usage:no_such_token', { id })
      return token
    },

    async tokenOf(text) {
      if (!form.test(text)) return 'unknown'
      const known = await state()
      // Found by the hash of 256 random bits: how long that takes tells nothing of them.
      const token = await known.tokenHashedAs(hashOf(text))
      if (!token) return 'unknown'
      if (token.withdrawnAt !== null) return 'withdrawn'
      if (now() >= Date.parse(token.until)) return 'expired'
      const today = iso(now()).slice(0, 10)
      if (token.lastUsed !== today) await known.tokenUsed(token.id, today)
      return token
    },
  }
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
