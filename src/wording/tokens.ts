import type { TokenScope } from '../domain/index.js'
import { type Locale, type Said, saidIn } from './locale.js'

const scopes: Record<TokenScope, Said> = {
  ask: ['提问', '提問', 'ask'],
  check: ['查证', '查證', 'check'],
  search: ['检索', '搜尋', 'search'],
  articles: ['读文章', '讀文章', 'read articles'],
}

/** Returns the words for the tokens of the API, in one language. */
export function tokensIn(locale: Locale) {
  const say = (...said: Said) => saidIn(locale, said)
  return {
    scope: (scope: TokenScope) => saidIn(locale, scopes[scope]),
    made: (name: string, id: string, until: string) =>
      say(
        `令牌“${name}”（编号 ${id}）已生成，到 ${until} 为止有效。它只显示这一次，请现在保存：`,
        `權杖「${name}」（編號 ${id}）已產生，到 ${until} 為止有效。它只顯示這一次，請現在儲存：`,
        `The token “${name}” (${id}) is made, and valid until ${until}. It is shown only this once; please keep it now:`,
      ),
    none: say('还没有令牌。', '還沒有權杖。', 'There are no tokens yet.'),
    until: (day: string) => say(`到 ${day}`, `到 ${day}`, `until ${day}`),
    expired: (day: string) => say(`${day} 已过期`, `${day} 已過期`, `out of date since ${day}`),
    withdrawnOn: (day: string) => say(`${day} 已作废`, `${day} 已作廢`, `withdrawn on ${day}`),
    usedOn: (day: string | null) =>
      day === null
        ? say('没用过', '沒用過', 'never used')
        : say(`最近用于 ${day}`, `最近用於 ${day}`, `last used on ${day}`),
    withdrawn: (name: string, id: string) =>
      say(
        `令牌“${name}”（编号 ${id}）已作废，从现在起不能再用。`,
        `權杖「${name}」（編號 ${id}）已作廢，從現在起不能再用。`,
        `The token “${name}” (${id}) is withdrawn, and opens nothing any more.`,
      ),
  }
}
