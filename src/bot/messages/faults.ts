import type { ErrorCode } from '../../domain/index.js'
import type { BotLocale } from '../locale.js'

/**
 * Sentences for errors, by their code. An error's own sentence is in simplified Chinese and may speak to somebody at the
 * command line; where this has none, it is shown as it is.
 */
type Faults = Partial<Record<ErrorCode, string>>

const simplified: Faults = {
  index_busy: '正在进行另一次刷新或退回，请等它结束后再试。',
  index_missing: '还没有索引，暂时无法回答；请管理员用 /corpus refresh 建立。',
  index_incompatible: '索引与当前设置不符；请管理员用 /corpus refresh 重建。',
  index_corrupt:
    '索引已损坏；请管理员用 /corpus refresh 重建，或用 /corpus rollback 退回到完好的版本。',
  version_missing: '这个版本已经不在了，请用 /corpus history 查看保留的版本。',
  article_missing: '语料里没有这个文件或这篇文章，请从候选里选。',
}

const traditional: Faults = {
  usage: '無法這樣處理：壓縮檔，或一個檔案裡有好幾篇時，只能移除整個檔案。',
  index_busy: '正在進行另一次更新或退回，請等它結束後再試。',
  index_missing: '還沒有索引，暫時無法回答；請管理員用 /corpus refresh 建立。',
  index_incompatible: '索引與目前設定不符；請管理員用 /corpus refresh 重建。',
  index_corrupt:
    '索引已損壞；請管理員用 /corpus refresh 重建，或用 /corpus rollback 退回到完好的版本。',
  index_unwritable: '無法寫入索引資料夾，請通知維護人員。',
  version_missing: '這個版本已經不在了，請用 /corpus history 查看保留的版本。',
  article_missing: '語料裡沒有這個檔案或這篇文章，請從選單裡選。',
  refresh_stopped: '更新已依要求停止，仍由原來的版本回答；方便時請重新更新。',
  corpus_missing: '找不到語料資料夾，請通知維護人員。',
  corpus_empty: '語料裡沒有一篇可讀的文章，請先用 /corpus add 加入文章。',
  corpus_unwritable: '無法寫入語料資料夾，請通知維護人員。',
  file_unreadable: '抽查題檔案 _canary.jsonl 有誤，沒有更新；請維護人員改正後再試。',
  url_refused: '沒有抓取這個網址：只收不必登入就能打開的公開網頁；也可以下載後上傳檔案。',
  state_unavailable: '資料庫暫時無法使用，請稍後再試。',
  model_missing: '找不到向量模型，請通知維護人員。',
}

const english: Faults = {
  usage:
    'That cannot be done: of a compressed file, or one that holds several articles, only the whole file can be removed.',
  index_busy: 'Another refresh or rollback is under way; please try again when it is over.',
  index_missing: 'There is no index yet; a moderator can build it with /corpus refresh.',
  index_incompatible:
    'The index does not fit the present settings; a moderator can rebuild it with /corpus refresh.',
  index_corrupt:
    'The index is damaged; a moderator can rebuild it with /corpus refresh, or go back with /corpus rollback.',
  index_unwritable: 'The folder of the index cannot be written; please tell those who run the bot.',
  version_missing: 'This version is gone; /corpus history shows those that are kept.',
  article_missing: 'The corpus has no such file or article; please choose a suggestion.',
  refresh_stopped:
    'The refresh was stopped, and the version before goes on answering; please refresh again later.',
  corpus_missing: 'The folder of the corpus is missing; please tell those who run the bot.',
  corpus_empty: 'The corpus holds no article that can be read; add some with /corpus add.',
  corpus_unwritable:
    'The folder of the corpus cannot be written; please tell those who run the bot.',
  file_unreadable:
    'The file of test questions, _canary.jsonl, is faulty; nothing was refreshed. Please correct it and try again.',
  url_refused:
    'This address was not fetched: it must be a public page that opens without a login; or download it and upload the file.',
  state_unavailable: 'The database cannot be used just now; please try again later.',
  model_missing: 'The embedding model is missing; please tell those who run the bot.',
}

const byLocale: Record<BotLocale, Faults> = {
  'zh-CN': simplified,
  'zh-TW': traditional,
  en: english,
}

/** Null where the error's own sentence will do. */
export function faultIn(locale: BotLocale, code: ErrorCode): string | null {
  return byLocale[locale][code] ?? null
}
