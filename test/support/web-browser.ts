/** What a page was, as a browser sees it. */
export interface Opened {
  status: number
  html: string
  headers: Headers
  /** Where it leads, if it does. */
  location: string | null
}

/** Keeps cookies and opens pages, without following where they lead. */
export class Browser {
  readonly cookies = new Map<string, string>()

  constructor(readonly url: string) {}

  async open(path: string, init: RequestInit = {}): Promise<Opened> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = new Headers(init.headers)
    if (cookie !== '' && !headers.has('cookie')) headers.set('cookie', cookie)
    const response = await fetch(`${this.url}${path}`, { ...init, headers, redirect: 'manual' })
    for (const set of response.headers.getSetCookie()) this.#keep(set)
    const html = await response.text()
    const { status } = response
    return { status, html, headers: response.headers, location: response.headers.get('location') }
  }

  /** Sends a form as a page of ours does, with the token that stands in it. */
  async send(
    page: string,
    action: string,
    fields: Readonly<Record<string, string | Blob>> = {},
    headers: Readonly<Record<string, string>> = { 'sec-fetch-site': 'same-origin' },
  ): Promise<Opened> {
    const token = tokenIn((await this.open(page)).html) ?? ''
    return this.post(action, { token, ...fields }, headers)
  }

  post(
    action: string,
    fields: Readonly<Record<string, string | Blob>>,
    headers: Readonly<Record<string, string>> = { 'sec-fetch-site': 'same-origin' },
  ): Promise<Opened> {
    const isPlain = Object.values(fields).every((value) => typeof value === 'string')
    const body = isPlain ? new URLSearchParams(fields as Record<string, string>) : new FormData()
    if (body instanceof FormData) {
      for (const [name, value] of Object.entries(fields)) body.append(name, value)
    }
    return this.open(action, { method: 'POST', body, headers })
  }

  #keep(set: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
    if (/;\s*max-age=0/i.test(set)) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}

export const tokenIn = (html: string): string | undefined =>
  /name="token" value="([^"]+)"/.exec(html)?.[1]
