/** Matches the setting of a name as dotenv parses it; a quoted value may span several lines. */
function settingOf(name: string): RegExp {
  const value =
    /(?:[^\S\n]*'(?:\\'|[^'])*'|[^\S\n]*"(?:\\"|[^"])*"|[^\S\n]*`(?:\\`|[^`])*`|[^#\r\n]*)/
  return new RegExp(`^([^\\S\\n]*(?:export\\s+)?${name}[^\\S\\n]*=)${value.source}`, 'gm')
}

/**
 * Returns the text of a `.env` file with these values; everything else stays as it is. A name that it does not have is
 * added at its end, and where it has one several times, the last counts and is the one changed.
 */
export function withSettings(text: string, values: Readonly<Record<string, string>>): string {
  return Object.entries(values).reduce(withSetting, text)
}

function withSetting(text: string, [name, value]: [string, string]): string {
  const last = [...text.matchAll(settingOf(name))].at(-1)
  if (last) {
    const [found, upToValue = ''] = last
    const end = last.index + found.length
    const rest = text.slice(end)
    // dotenv takes a comment only behind a blank.
    const gap = rest.startsWith('#') ? ' ' : ''
    return text.slice(0, last.index) + upToValue + quoted(value) + gap + rest
  }
  const newline = text === '' || text.endsWith('\n') ? '' : '\n'
  return `${text}${newline}${name}=${quoted(value)}\n`
}

/** Quotes a value where dotenv would read it otherwise than it is. */
function quoted(value: string): string {
  if (/^[\w@%+=:,./?&~-]*$/.test(value)) return value
  const quote = ["'", '`', '"'].find((each) => !value.includes(each)) ?? "'"
  return `${quote}${value}${quote}`
}
