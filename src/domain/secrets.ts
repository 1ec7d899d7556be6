/** The secrets in the settings, each mapped to its replacement, e.g. `[OPENAI_API_KEY]`. */
export type Secrets = ReadonlyMap<string, string>

/** The minimum length of a secret. Replacing a shorter string would blot out much of the text. */
const SHORTEST = 6

/** Replaces the secrets in a text, whether they occur verbatim, escaped in JSON, encoded in a URL, or in Base64. */
export function withoutSecrets(text: string, secrets: Secrets): string {
  let redacted = text
  for (const [secret, shown] of secrets) {
    if (secret.length < SHORTEST) continue
    for (const form of formsOf(secret)) redacted = redacted.replaceAll(form, shown)
  }
  return redacted
}

/** Returns the forms of a secret, longest first, so that no piece of a longer form is left over. */
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
