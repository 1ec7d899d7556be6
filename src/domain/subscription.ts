/** What the bot says in a channel by itself. */
export interface Subscription {
  channel: string
  /** The language that it says it in. */
  locale: string
  /** Whether it says what came in by a scheduled refresh. */
  reports: boolean
  /** The time of day, HH:MM, at which it shows the new articles of the day; null for none. */
  digestAt: string | null
}

/** Decides whether a text is a time of day, written HH:MM. */
export function isTimeOfDay(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text)
}
