import type { TokenScope } from '../../domain/index.js'
import type { Said } from '../locale.js'
import { tokensIn } from '../tokens.js'

/** Why the API does not do what a program asks for. */
export const ofApi = {
  token_refused: () => [
    '令牌不对：请核对令牌，或请管理员用 token add 生成一个。',
    '權杖不對：請核對權杖，或請管理員用 token add 產生一個。',
    'The token is not valid here: please check it, or ask a moderator to make one with token add.',
  ],
  'token_refused:missing': () => [
    '缺少令牌：请在 Authorization 请求头里写 Bearer 和令牌；令牌由管理员用 token add 生成。',
    '缺少權杖：請在 Authorization 標頭裡寫 Bearer 和權杖；權杖由管理員用 token add 產生。',
    'A token is missing: please send the header Authorization with Bearer and a token, which a moderator makes with token add.',
  ],
  'token_refused:expired': () => [
    '令牌已经过期：请让管理员用 token add 另外生成一个。',
    '權杖已經過期：請讓管理員用 token add 另外產生一個。',
    'The token is out of date: please ask a moderator to make another with token add.',
  ],
  'token_refused:withdrawn': () => [
    '令牌已经作废：请让管理员用 token add 另外生成一个。',
    '權杖已經作廢：請讓管理員用 token add 另外產生一個。',
    'The token was withdrawn: please ask a moderator to make another with token add.',
  ],
  scope_missing: ({ scope }: { scope: TokenScope }): Said => {
    const [simplified, traditional, english] = (['zh-CN', 'zh-TW', 'en'] as const).map((locale) =>
      tokensIn(locale).scope(scope),
    )
    return [
      `这个令牌不能用来${simplified}：请让管理员生成一个带 ${scope} 的令牌。`,
      `這個權杖不能用來${traditional}：請讓管理員產生一個帶 ${scope} 的權杖。`,
      `This token does not allow to ${english}: please ask a moderator for one with the scope ${scope}.`,
    ]
  },
  origin_refused: () => [
    '这个请求来自别处的网页，或用了不认识的主机名：请直接访问，或在 PUBLIC_URL 里写明对外的地址。',
    '這個請求來自別處的網頁，或用了不認識的主機名稱：請直接存取，或在 PUBLIC_URL 裡寫明對外的位址。',
    'This request comes from a page elsewhere, or names a host that is not known here: please ask directly, or set PUBLIC_URL to the public address.',
  ],
  too_fast: ({ seconds }: { seconds: number }) => [
    `请求太频繁：请过 ${seconds} 秒再试。`,
    `請求太頻繁：請過 ${seconds} 秒再試。`,
    `There are too many requests: please try again in ${seconds} s.`,
  ],
  too_busy: () => [
    '现在排队的请求太多：请稍后再试。',
    '現在排隊的請求太多：請稍後再試。',
    'Too many requests are waiting: please try again later.',
  ],
  request_invalid: ({ fields }: { fields: readonly string[] }) =>
    fields.length === 0
      ? [
          '看不懂请求的内容：请发送一个 JSON 对象，Content-Type 为 application/json。',
          '看不懂請求的內容：請傳送一個 JSON 物件，Content-Type 為 application/json。',
          'The body of the request is not understood: please send a JSON object, with the Content-Type application/json.',
        ]
      : [
          `请求里的这些内容不对：${fields.join('、')}；请对照 /api/v1/openapi.json 改正。`,
          `請求裡的這些內容不對：${fields.join('、')}；請對照 /api/v1/openapi.json 改正。`,
          `This is not valid in the request: ${fields.join(', ')}; please correct it as /api/v1/openapi.json says.`,
        ],
  request_too_large: ({ most }: { most: number }) => [
    `请求太大（最多 ${most} 字节）：请缩短，或分成几次。`,
    `請求太大（最多 ${most} 位元組）：請縮短，或分成幾次。`,
    `The request is too large (at most ${most} bytes): please shorten it, or send it in parts.`,
  ],
  address_unknown: () => [
    '没有这个接口：请查看 /api/v1/openapi.json。',
    '沒有這個介面：請查看 /api/v1/openapi.json。',
    'There is nothing at this address: please see /api/v1/openapi.json.',
  ],
  answer_missing: ({ id }: { id: string }) => [
    `没有编号为“${id}”的回答，或者它不公开：请核对编号。`,
    `沒有編號為「${id}」的回答，或者它不公開：請核對編號。`,
    `There is no answer “${id}”, or it is not public: please check the id.`,
  ],
  unexpected: () => [
    '出了意外的错误，已经记录下来：请稍后再试。',
    '出了意外的錯誤，已經記錄下來：請稍後再試。',
    'Something unexpected went wrong, and was logged: please try again later.',
  ],
} satisfies Record<string, (values: never) => Said>
