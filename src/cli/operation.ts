import type { Finding } from '../domain/index.js'

/** What keeps the program running, as `src/operation/` does it. */
export interface Operation {
  /** Replaces the secrets of the settings in a text. */
  hidden(text: string): string
  doctor(given: { channel: string | null }): Promise<Finding[]>
}
