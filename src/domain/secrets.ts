/** The secrets of the settings, each with what is shown in its place, e.g. `[OPENAI_API_KEY]`. */
export type Secrets = ReadonlyMap<string, string>

/** A shorter one is no secret, and would blot out half of what is said. */
const SHORTEST = 6

/** A text without its secrets, in whatever form they stand there: as they are, within JSON or an address, in Base64. */
export function withoutSecrets(text: string, secrets: Secrets): string {
  let told = text
  for (const [secret, shown] of secrets) {
    if (secret.length < SHORTEST) continue
    for (const form of formsOf(secret)) told = told.replaceAll(form, shown)
  }
  return told
}

/** The longest first, so that no piece of one is left over. */
function formsOf(secret: string): string[] {
  const bytes = new TextEncoder().encode(secret)
  const base64 = btoa(String.fromCharCode(...bytes))
  const url = base64.replaceAll('+', '-').replaceAll('/', '_')
  const forms = [
    ...[secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), encodeURI(secret)],
    ...[base64, url].flatMap((one) => [one, one.replace(/=+$/, '')]),
  ]
  return [...new Set(forms)].sort((a, b) => b.length - a.length)
}
