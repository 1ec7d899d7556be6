/** An ISO time the way Discord shows it to each reader in their own time zone. */
export function shownTime(iso: string): string {
  const seconds = Math.floor(Date.parse(iso) / 1000)
  return Number.isFinite(seconds) ? `<t:${seconds}:f>` : '—'
}
