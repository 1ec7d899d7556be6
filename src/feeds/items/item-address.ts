/** Parameters that say where a reader came from, and nothing of the page. */
const tracking =
  /^(?:utm_\w+|spm|from|source|src|share\w*|ref|referrer|ref_src|fbclid|gclid|mc_[ce]id|wt_?mc\w*|isappinstalled|nsukey|scene|timestamp|_t|xtor|cmpid|ncid|feature)$/i
const amp = /^(?:amp|outputtype)$/i

/**
 * Returns what all addresses of a page have in common: without scheme, `www.` or `m.`, tracking, AMP, index file, closing slash
 * and the order of parameters. `https://` before it makes an address with the same key.
 * @param address an absolute http(s) address
 */
export function addressKey(address: string): string {
  const url = new URL(address)
  const port = url.port === '' ? '' : `:${url.port}`
  const parameters = [...url.searchParams]
    .filter(([name]) => !tracking.test(name) && !amp.test(name))
    .sort(([a, one], [b, other]) => compare(a, b) || compare(one, other))
  const query = new URLSearchParams(parameters).toString()
  // What a page shows may depend on a fragment that is written like a path.
  const route = /^#!?\/./.test(url.hash) ? url.hash : ''
  return `${hostIn(url)}${port}${pathIn(url)}${query === '' ? '' : `?${query}`}${route}`
}

function hostIn({ hostname }: URL): string {
  return hostname.replace(/^(?:(?:www|m|wap|3g|amp|mobile)\.)+(?=[^.]+\.)/, '').replace(/\.$/, '')
}

function pathIn({ pathname }: URL): string {
  let path = pathname.replace(/%[0-9a-f]{2}/g, (escaped) => escaped.toUpperCase())
  // What is cut off may uncover more of it.
  for (let before = ''; before !== path; ) {
    before = path
    path = path
      .replace(/\/{2,}/g, '/')
      .replace(/\/amp(?=\/|$)|\.amp(?=\.html?$|$)/gi, '')
      .replace(/\/(?:index|default)\.(?:s?html?|php|aspx?|jsp)$/i, '/')
      .replace(/\/$/, '')
  }
  return path
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
