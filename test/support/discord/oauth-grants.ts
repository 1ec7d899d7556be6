/** What somebody agreed to, until the code is exchanged. */
export interface Grant {
  /** Their id. */
  user: string
  redirectUri: string
  challenge: string | null
  scope: string
}

/** The application as its owner set it up in the developer portal, and what people agreed to. */
export class OAuth {
  clientSecret = 'secret-of-the-application'
  /** Addresses that may be led back to, to the letter. */
  readonly redirectUris = new Set<string>()
  readonly codes = new Map<string, Grant>()
  readonly tokens = new Map<string, string>()
}
