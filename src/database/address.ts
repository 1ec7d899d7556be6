/** Where the records and the index of a home are: a schema of a database. */
export interface DatabasePlace {
  /** `postgres://…` or `postgresql://…`. */
  url: string
  /** Letters, digits and underscores. */
  schema: string
}

/**
 * Returns where records and index of a home are, by the id of its Discord server: that id names the schema, since the name of a
 * home may change and may be in any script.
 */
export function databasePlace(url: string, server: string | null): DatabasePlace {
  return { url, schema: server === null ? 'youju' : `youju_${server}` }
}

/**
 * Reads the address of a Postgres database as libpq does, which takes one without a host; null if it is none. Of several
 * hosts, which libpq would try in turn, `pg` would make one name.
 */
export function readAddress(url: string): URL | null {
  const address = parsed(url)
  const hosts = [address?.host, address?.searchParams.get('host')]
  return hosts.some((host) => host?.includes(',')) ? null : address
}

function parsed(url: string): URL | null {
  const whole = url.replace('@/', '@localhost/')
  return /^postgres(?:ql)?:\/\//.test(whole) && URL.canParse(whole) ? new URL(whole) : null
}

/** Returns the address without password and options, for people. */
export function shownAddress(url: string): string {
  const address = parsed(url)
  if (address === null) return 'postgresql://…'
  const { protocol, username, host, pathname, searchParams } = address
  const user = username || searchParams.get('user') || ''
  const at = searchParams.get('host') ?? host
  return `${protocol}//${user === '' ? '' : `${user}@`}${at}${pathname}`
}

/** Returns the passwords in an address: as they stand there, and as they are sent. */
export function passwordsIn(url: string): string[] {
  const address = parsed(url)
  if (address === null) return []
  const { username, password, searchParams } = address
  const named = ['password', 'sslpassword'].map((name) => searchParams.get(name) ?? '')
  const pair = password === '' ? '' : `${username}:${password}`
  return [pair, password, decoded(password), ...named].filter((each) => each !== '')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
