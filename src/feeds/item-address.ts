/** Parameters that say where a reader came from, and nothing of the page. */
const tracking =
  /^(?:utm_\w+|spm|from|source|src|share\w*|ref|referrer|ref_src|fbclid|gclid|mc_[ce]id|wt_?mc\w*|isappinstalled|nsukey|scene|timestamp|_t|xtor|cmpid|ncid|feature)$/i

/**
 * Returns what two addresses of the same page have in common: without scheme, `www.` or `m.`, tracking, AMP, index file, closing slash
 * and the order of parameters.
 */
export function addressKey(address: string): string {
  const url = new URL(address)
  const host = url.hostname.toLowerCase().replace(/^(?:www|m|wap|3g|amp|mobile)\./, '')
  const path = url.pathname
    .replace(/\/{2,}/g, '/')
    .replace(/\/amp(?=\/|$)|\.amp(?=\.html?$|$)/i, '')
    .replace(/\/(?:index|default)\.(?:s?html?|php|aspx?|jsp)$/i, '/')
    .replace(/\/$/, '')
  const parameters = [...url.searchParams]
    .filter(([name]) => !tracking.test(name) && !/^(?:amp|outputtype)$/i.test(name))
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  const query = new URLSearchParams(parameters).toString()
  return `${host}${path}${query === '' ? '' : `?${query}`}`
}
