/** What a token may be used for, each a part of the API. */
export const tokenScopes = ['ask', 'check', 'search', 'articles'] as const
export type TokenScope = (typeof tokenScopes)[number]

/** A token with which a program uses the API of one home. The token itself is shown once and kept nowhere. */
export interface ApiToken {
  id: string
  /** What whoever made it calls it. */
  name: string
  scopes: TokenScope[]
  /** The id of the moderator who made it; `cli` for the command line. */
  madeBy: string
  /** ISO times; `until` is when it ends. */
  madeAt: string
  until: string
  /** The last day (ISO date) that it was used; null for never. */
  lastUsed: string | null
  /** When it was withdrawn; null while it is valid. */
  withdrawnAt: string | null
}
