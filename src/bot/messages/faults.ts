import type { ErrorCode } from '../../domain/index.js'
import { typedIn } from '../command-names.js'
import type { BotLocale } from '../locale.js'

/** What a moderator was about when something could not be done as it was typed. */
export type Doing = 'add' | 'remove'

/**
 * Sentences for moderators, by an error's code. An error's own sentence is in simplified Chinese and may speak to
 * somebody at the command line; where this has none, it is shown as it is.
 */
interface Faults extends Partial<Record<Exclude<ErrorCode, 'usage'>, string>> {
  usage: Record<Doing, string>
}

function simplified(): Faults {
  const command = typedIn('zh-CN')
  return {
    usage: {
      add: '语料现在只是一个文件，不能往里添加文章；请维护人员改用文件夹。',
      remove:
        '不能这样移除：压缩文件，或含多篇文章的文件，只能整个移除；语料若只是一个文件，则不能移除。',
    },
    index_busy: '正在进行另一次刷新或退回，请等它结束后再试。',
    index_missing: `还没有索引，暂时无法回答；请用 ${command('corpus refresh')} 建立。`,
    index_incompatible: `索引与当前设置不符；请用 ${command('corpus refresh')} 重建。`,
    index_corrupt: `索引已损坏；请用 ${command('corpus refresh')} 重建，或用 ${command('corpus rollback')} 退回完好的版本。`,
    index_unreadable: '无法读取索引文件夹，请通知维护人员。',
    index_unwritable: '无法写入索引文件夹，请通知维护人员。',
    version_missing: `这个版本已经不在了，请用 ${command('corpus history')} 查看保留的版本。`,
    article_missing: '语料里没有这个文件或这篇文章，请从候选里选。',
    refresh_stopped: '刷新已按要求中止，仍由原来的版本回答；方便时请重新刷新。',
    corpus_missing: '找不到语料文件夹，请通知维护人员。',
    corpus_empty: `语料里没有一篇可读的文章，请先用 ${command('corpus add')} 放进文章。`,
    corpus_unreadable: '无法读取语料文件夹，请通知维护人员。',
    removed_unwritable: '移除的文件要另存备查，但存不下来，所以没有移除；请通知维护人员。',
    file_changing: '这个文件正在被修改，没有移除；请稍后再试。',
    corpus_unwritable: '无法写入语料文件夹，请通知维护人员。',
    state_unavailable: '数据库暂时无法使用，请稍后再试。',
    model_missing: '找不到要用的模型，请通知维护人员。',
    embedding_failed: '向量模型算不出有效的向量，请通知维护人员。',
  }
}

function traditional(): Faults {
  const command = typedIn('zh-TW')
  return {
    usage: {
      add: '語料現在只是一個檔案，不能往裡面加文章；請維護人員改用資料夾。',
      remove:
        '無法這樣移除：壓縮檔，或有好幾篇文章的檔案，只能整個移除；語料若只是一個檔案，則不能移除。',
    },
    index_busy: '正在進行另一次更新或退回，請等它結束後再試。',
    index_missing: `還沒有索引，暫時無法回答；請用 ${command('corpus refresh')} 建立。`,
    index_incompatible: `索引與目前設定不符；請用 ${command('corpus refresh')} 重建。`,
    index_corrupt: `索引已損壞；請用 ${command('corpus refresh')} 重建，或用 ${command('corpus rollback')} 退回完好的版本。`,
    index_unreadable: '無法讀取索引資料夾，請通知維護人員。',
    index_unwritable: '無法寫入索引資料夾，請通知維護人員。',
    version_missing: `這個版本已經不在了，請用 ${command('corpus history')} 查看保留的版本。`,
    article_missing: '語料裡沒有這個檔案或這篇文章，請從選單裡選。',
    refresh_stopped: '更新已依要求中止，仍由原來的版本回答；方便時請重新更新。',
    corpus_missing: '找不到語料資料夾，請通知維護人員。',
    corpus_empty: `語料裡沒有一篇可讀的文章，請先用 ${command('corpus add')} 加入文章。`,
    corpus_unreadable: '無法讀取語料資料夾，請通知維護人員。',
    removed_unwritable: '移除的檔案要另存備查，但存不下來，所以沒有移除；請通知維護人員。',
    file_changing: '這個檔案正在被修改，沒有移除；請稍後再試。',
    corpus_unwritable: '無法寫入語料資料夾，請通知維護人員。',
    file_unreadable: '抽查題檔案 _canary.jsonl 有誤，沒有更新；請維護人員改正後再試。',
    state_unavailable: '資料庫暫時無法使用，請稍後再試。',
    model_missing: '找不到要用的模型，請通知維護人員。',
    embedding_failed: '向量模型算不出有效的向量，請通知維護人員。',
  }
}

function english(): Faults {
  const command = typedIn('en')
  return {
    usage: {
      add: "The corpus is a single file, so nothing can be added to it; the bot's operators can set a folder instead.",
      remove:
        'That cannot be removed on its own: a compressed file, or one with several articles, only goes as a whole; a corpus that is a single file cannot be removed.',
    },
    index_busy: 'Another refresh or rollback is under way; please try again when it is over.',
    index_missing: `There is no index yet; build it with ${command('corpus refresh')}.`,
    index_incompatible: `The index does not fit the present settings; rebuild it with ${command('corpus refresh')}.`,
    index_corrupt: `The index is damaged; rebuild it with ${command('corpus refresh')}, or go back with ${command('corpus rollback')}.`,
    index_unreadable: "The index folder cannot be read; please tell the bot's operators.",
    index_unwritable: "The index folder cannot be written; please tell the bot's operators.",
    version_missing: `This version is gone; ${command('corpus history')} shows those that are kept.`,
    article_missing: 'The corpus has no such file or article; please choose a suggestion.',
    refresh_stopped:
      'The refresh was stopped, and the version before it stays in service; please refresh again later.',
    corpus_missing: "The corpus folder is missing; please tell the bot's operators.",
    corpus_empty: `The corpus holds no article that can be read; add some with ${command('corpus add')}.`,
    corpus_unreadable: "The corpus folder cannot be read; please tell the bot's operators.",
    removed_unwritable:
      "What is removed is kept aside, but it could not be; so nothing was removed. Please tell the bot's operators.",
    file_changing:
      'This file is being changed just now, so nothing was removed; please try again later.',
    corpus_unwritable: "The corpus folder cannot be written; please tell the bot's operators.",
    file_unreadable:
      "The file of test questions, _canary.jsonl, is faulty; nothing was refreshed. The bot's operators have to correct it.",
    state_unavailable: 'The database cannot be used just now; please try again later.',
    model_missing: "A model is missing; please tell the bot's operators.",
    embedding_failed:
      "The embedding model gives no usable vectors; please tell the bot's operators.",
  }
}

const byLocale: Record<BotLocale, Faults> = {
  'zh-CN': simplified(),
  'zh-TW': traditional(),
  en: english(),
}

/** Null where the error's own sentence will do. */
export function faultIn(locale: BotLocale, code: ErrorCode, doing: Doing | null): string | null {
  const faults = byLocale[locale]
  if (code === 'usage') return doing === null ? null : faults.usage[doing]
  return faults[code] ?? null
}
