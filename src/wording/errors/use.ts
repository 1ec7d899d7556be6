import type { RejectionReason } from '../../domain/index.js'
import type { Said } from '../locale.js'
import { rejectionSaid } from '../rejections.js'
import { faultSaid } from '../system-faults.js'

/** What a command takes, either on the command line or in a batch file. */
const given: Record<'question' | 'claim' | 'query', Said> = {
  question: ['一个问题', '一個問題', 'a question'],
  claim: ['一句说法', '一句說法', 'a statement'],
  query: ['一个检索内容', '一個搜尋內容', 'something to search for'],
}
const named: Record<keyof typeof given, Said> = {
  question: ['问题', '問題', 'the question'],
  claim: ['说法', '說法', 'the statement'],
  query: ['内容', '內容', 'what to search for'],
}

function outUnwritable({ path, fault }: { path: string; fault: string | null }): Said {
  const [simplified, traditional, english] =
    fault === null ? [null, null, null] : faultSaid(fault, 'write')
  return [
    `无法写入 ${path}：${simplified === null ? '' : `它${simplified}；`}请给 --out 一个可以写入的文件路径。`,
    `無法寫入 ${path}：${traditional === null ? '' : `它${traditional}；`}請給 --out 一個可以寫入的檔案路徑。`,
    `${path} cannot be written${english === null ? '' : ` (${english})`}: please give --out the path of a file that can be.`,
  ]
}

/** What was typed that cannot be carried out. */
export const ofUse = {
  not_allowed: () => [
    '这一页要登录才能看：请先用 Discord 登录。',
    '這一頁要登入才能看：請先用 Discord 登入。',
    'This page is for members: please log in with Discord first.',
  ],
  'not_allowed:moderators': () => [
    '这一页只给管理员看：如果你是管理员，请换用有管理权限的账号登录。',
    '這一頁只給管理員看：如果你是管理員，請換用有管理權限的帳號登入。',
    'This page is for moderators: if you are one, please log in with the account that may moderate.',
  ],
  'not_allowed:no_member': () => [
    '这里只给服务器的成员看：你不在服务器里，或者还没有同意它的规则。请先加入，再登录。',
    '這裡只給伺服器的成員看：你不在伺服器裡，或者還沒有同意它的規則。請先加入，再登入。',
    'This is for members of the server: you are not on it, or have not agreed to its rules yet. Please join it, then log in.',
  ],
  login_failed: () => [
    '这次登录没有完成，或者已经过期：请重新登录。',
    '這次登入沒有完成，或者已經過期：請重新登入。',
    'This log-in was not completed, or is out of date: please log in again.',
  ],
  'login_failed:denied': () => [
    '你在 Discord 没有同意，所以没有登录；要登录请重新来一次。',
    '你在 Discord 沒有同意，所以沒有登入；要登入請重新來一次。',
    'You did not agree at Discord, so you are not logged in; to log in, please try again.',
  ],
  login_unavailable: () => [
    '现在没能向 Discord 核实身份：请过几分钟再试。',
    '現在沒能向 Discord 核實身分：請過幾分鐘再試。',
    'Discord could not be asked who you are: please try again in a few minutes.',
  ],
  form_refused: () => [
    '这个表单已经过期，或者不是从这里的页面发来的，什么也没有改动：请回到页面，刷新后再试。',
    '這個表單已經過期，或者不是從這裡的頁面發來的，什麼也沒有改動：請回到頁面，重新整理後再試。',
    'This form is out of date, or did not come from a page of ours, and nothing was changed: please go back, reload the page, and try again.',
  ],
  'form_refused:too_large': () => [
    '发来的内容太大：请把文件分开发，一次合计不超过 25 MB。',
    '送來的內容太大：請把檔案分開送，一次合計不超過 25 MB。',
    'What was sent is too large: please send files apart, no more than 25 MB at a time.',
  ],
  link_refused: () => [
    '这个链接不对，或者已经作废：请从最近的回答里重新点开来源。',
    '這個連結不對，或者已經作廢：請從最近的回答裡重新點開來源。',
    'This link is wrong, or was withdrawn: please open the source again from a recent answer.',
  ],
  'link_refused:expired': () => [
    '这个链接已经过期：请重新提问，再从回答里点开来源。',
    '這個連結已經過期：請重新提問，再從回答裡點開來源。',
    'This link is out of date: please ask again, and open the source from the new answer.',
  ],
  'usage:not_a_day': ({ day }: { day: string }) => [
    `“${day}”不是日期：请写成 YYYY-MM-DD，例如 2024-05-18。`,
    `「${day}」不是日期：請寫成 YYYY-MM-DD，例如 2024-05-18。`,
    `“${day}” is not a date: please write YYYY-MM-DD, e.g. 2024-05-18.`,
  ],
  'usage:range_reversed': ({ since, until }: { since: string; until: string }) => [
    `起始日期 ${since} 晚于截止日期 ${until}：请对调或改正。`,
    `起始日期 ${since} 晚於截止日期 ${until}：請對調或改正。`,
    `The range begins on ${since}, after its end on ${until}: please swap or correct the dates.`,
  ],
  'usage:one_or_batch': ({ what }: { what: keyof typeof given }) => {
    const [one, name] = [given[what], named[what]]
    return [
      `要${one[0]}，或一个批处理文件，不能都没有或都有：请写出${name[0]}，或用 --batch 指定文件。`,
      `要${one[1]}，或一個批次檔案，不能都沒有或都有：請寫出${name[1]}，或用 --batch 指定檔案。`,
      `Either ${one[2]} or a batch file is needed, not both: please write ${name[2]}, or name the file with --batch.`,
    ]
  },
  'usage:image_alone': () => [
    '--image 不能与说法或 --batch 一起用：请只给其中一个。',
    '--image 不能與說法或 --batch 一起用：請只給其中一個。',
    'Of --image, --batch and a statement only one can be given: please leave out the others.',
  ],
  'usage:image_unread': ({ path, reason }: { path: string; reason: RejectionReason }) => {
    const [simplified, traditional, english] = rejectionSaid(reason)
    return [
      `读不了图片 ${path}：${simplified}。`,
      `讀不了圖片 ${path}：${traditional}。`,
      `The picture ${path} cannot be read: ${english}.`,
    ]
  },
  'usage:batch_line': ({ key }: { key: string }) => [
    `每行应是一个带 "${key}" 的 JSON 对象。`,
    `每行應是一個帶 "${key}" 的 JSON 物件。`,
    `Each line should be a JSON object with "${key}".`,
  ],
  'usage:no_such_gap': ({ id }: { id: string }) => [
    `没有编号为“${id}”的待补问题：请用 corpus gaps 查看现有的编号。`,
    `沒有編號為「${id}」的待補問題：請用 corpus gaps 查看現有的編號。`,
    `There is no gap “${id}”: please see the present ones with corpus gaps.`,
  ],
  'usage:no_such_feed': ({ id }: { id: string }) => [
    `没有编号为“${id}”的订阅：请从订阅的列表里选一个现有的编号。`,
    `沒有編號為「${id}」的訂閱：請從訂閱的清單裡選一個現有的編號。`,
    `There is no feed “${id}”: please choose one from the list of feeds.`,
  ],
  'usage:token_name': () => [
    '令牌的名称要有 1 到 60 个字，不含控制字符：请换一个名称。',
    '權杖的名稱要有 1 到 60 個字，不含控制字元：請換一個名稱。',
    'The name of a token has 1 to 60 characters and no control characters: please choose another.',
  ],
  'usage:database_url': () => [
    '没有说搬到哪里：请用 --to postgresql://用户名:密码@主机/库名 指定，或设好 DATABASE_URL。',
    '沒有說搬到哪裡：請用 --to postgresql://使用者名稱:密碼@主機/資料庫 指定，或設好 DATABASE_URL。',
    'It is not said where to: please name the database with --to postgresql://user:password@host/name, or set DATABASE_URL.',
  ],
  'usage:no_such_token': ({ id }: { id: string }) => [
    `没有编号为“${id}”的有效令牌：请用 token list 查看现有的编号。`,
    `沒有編號為「${id}」的有效權杖：請用 token list 查看現有的編號。`,
    `There is no valid token “${id}”: please see the present ones with token list.`,
  ],
  'usage:schedule': ({ schedule }: { schedule: string }) => [
    `“${schedule}”不是有效的时间安排：请写五段的 cron 表达式，例如 */30 8-22 * * *（8 点到 22 点，每半小时一次）。`,
    `「${schedule}」不是有效的時間安排：請寫五段的 cron 運算式，例如 */30 8-22 * * *（8 點到 22 點，每半小時一次）。`,
    `“${schedule}” is not a schedule: please write a cron expression of five parts, e.g. */30 8-22 * * * (each half hour from 8 to 22).`,
  ],
  'usage:time_zone': ({ timeZone }: { timeZone: string }) => [
    `没有时区“${timeZone}”：请写 IANA 时区的名称，例如 Asia/Shanghai。`,
    `沒有時區「${timeZone}」：請寫 IANA 時區的名稱，例如 Asia/Taipei。`,
    `There is no time zone “${timeZone}”: please write the name of an IANA time zone, e.g. Asia/Shanghai.`,
  ],
  'usage:feed_under': ({ under }: { under: string }) => [
    `“${under}”不是路径：请写以 / 开头的路径，例如 /news/。`,
    `「${under}」不是路徑：請寫以 / 開頭的路徑，例如 /news/。`,
    `“${under}” is not a path: please write one that begins with /, e.g. /news/.`,
  ],
  'usage:too_many_feeds': ({ most }: { most: number }) => [
    `订阅已经有 ${most} 个，不能再加：请先移除不用的订阅。`,
    `訂閱已經有 ${most} 個，不能再加：請先移除不用的訂閱。`,
    `There are ${most} feeds already, which is as many as there may be: please remove one first.`,
  ],
  'usage:out_unwritable': outUnwritable,
  file_unwritable: outUnwritable,
  question_empty: () => [
    '问题是空的：请写出想问的内容。',
    '問題是空的：請寫出想問的內容。',
    'The question is empty: please write what you would like to know.',
  ],
  question_too_long: ({ length, most }: { length: number; most: number }) => [
    `问题太长（${length} 字，最多 ${most} 字）：请缩短或拆成几个问题。`,
    `問題太長（${length} 字，最多 ${most} 字）：請縮短，或拆成幾個問題。`,
    `The question is too long (${length} characters, at most ${most}): please shorten it, or split it into several.`,
  ],
  claim_empty: () => [
    '要查证的说法是空的：请写出一句话。',
    '要查證的說法是空的：請寫出一句話。',
    'The statement to check is empty: please write one sentence.',
  ],
  claim_too_long: ({ length, most }: { length: number; most: number }) => [
    `要查证的说法太长（${length} 字，最多 ${most} 字）：请缩短或分几次查证。`,
    `要查證的說法太長（${length} 字，最多 ${most} 字）：請縮短，或分幾次查證。`,
    `The statement is too long (${length} characters, at most ${most}): please shorten it, or check it in parts.`,
  ],
  claim_without_content: () => [
    '要查证的说法没有说出一件事：请写明是谁或什么、怎么样了。',
    '要查證的說法沒有說出一件事：請寫明是誰或什麼、怎麼樣了。',
    'The statement does not say that anything is the case: please write who or what it is about, and what is said of it.',
  ],
  subject_empty: () => [
    '没有写明要看什么的时间线：请写出一个人、机构、事件或指标。',
    '沒有寫明要看什麼的時間線：請寫出一個人、機構、事件或指標。',
    'Nothing is named for the timeline: please name a person, an organisation, an event or a measure.',
  ],
  subject_too_long: ({ length, most }: { length: number; most: number }) => [
    `要看的对象太长（${length} 字，最多 ${most} 字）：请只写名称或几个词。`,
    `要看的對象太長（${length} 字，最多 ${most} 字）：請只寫名稱或幾個詞。`,
    `What the timeline is about is too long (${length} characters, at most ${most}): please write only a name or a few words.`,
  ],
  subject_without_content: () => [
    '看不出要看什么的时间线：请写出一个人、机构、事件或指标的名称。',
    '看不出要看什麼的時間線：請寫出一個人、機構、事件或指標的名稱。',
    'This names nothing that a timeline could be about: please name a person, an organisation, an event or a measure.',
  ],
  url_refused: ({ reason }: { reason: RejectionReason }) => rejectionSaid(reason),
} satisfies Record<string, (values: never) => Said>
