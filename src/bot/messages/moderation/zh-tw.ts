import { feedsIn } from '../../../wording/feeds.js'
import { moderationIn, moderatorsWorkIn } from '../../../wording/moderation.js'
import { rejectionIn } from '../../../wording/rejections.js'
import { typed } from '../commands/words.js'
import { traditional as commands } from '../commands/zh-tw.js'
import { leftOut } from './left-out.js'
import type { ModerationWords } from './wording.js'

const { outcomes, actions } = moderationIn('zh-TW')
const { gapsSimilar, ...ofWork } = moderatorsWorkIn('zh-TW')

const command = typed(commands)

export const traditional: ModerationWords = {
  refused: '只有管理員能用這項功能；需要的話，請找伺服器的管理者開通。這次嘗試已記入操作紀錄。',
  expired: '這一步已經過期，或已有人處理，請重新來一次。',
  anothers: '這一步是另一位管理員發起的，要由本人確認或取消；你可以自己另起一次。',
  cancelled: '已取消，什麼也沒有變更。',
  buttons: {
    refresh: '開始更新',
    refreshAnyway: '仍要啟用',
    confirm: '確認',
    cancel: '取消',
    plan: '檢視更新計畫',
  },

  notify: {
    reports: (isOn) =>
      isOn ? '每次更新後，在這裡列出新到的文章。' : '更新後不在這裡列出新到的文章。',
    digest: (time, zone) => `每天 ${time}（${zone}）列出新到的文章。`,
    noDigest: '沒有每日摘要。',
    noTime: '時間請寫成 18:00 這樣；不要摘要就寫 off。',
  },
  arrivals: {
    title: (count) => `新到 ${count} 篇`,
    failedTitle: '有訂閱沒有讀到',
    digestTitle: (stories, reports) =>
      stories === reports ? `今日新到 ${reports} 篇` : `今日新到 ${reports} 篇，${stories} 件事`,
    undated: '沒有日期',
  },
  channel: {
    answers: {
      addressed: '有人 @ 我或用命令時回答',
      questions: '有人提問就在討論串裡回答，答不上來就不出聲',
      never: `不在這裡出聲，${command('ask')} 的回答只給本人看`,
    },
    rule: (channel, answers) => `${channel}：${answers}。`,
    none: '這個頻道沒有設定：有人 @ 我或用命令時回答，所有報導都算。',
    cleared: '已清除這個頻道的設定。',
    nowhere: '私訊裡沒有頻道可設。請在伺服器的頻道裡用這個命令。',
    needsContent:
      '⚠ 我現在讀不到沒有 @ 我的訊息，所以還不會主動回答。請架設我的人開啟 DISCORD_MESSAGE_CONTENT。',
  },

  statusTitle: '語料與索引',
  statusIndex: (version, time) => `服務中的版本：${version}（${time}）`,
  statusRefreshed: (time, by) => `上次更新：${time}${by ? `，由 ${by}` : ''}`,
  statusHolds: (articles, passages) => `${articles} 篇文章 · ${passages} 個段落`,
  statusDates: (oldest, newest) =>
    oldest && newest ? `日期從 ${oldest} 到 ${newest}` : '沒有一篇註明日期',
  statusModel: (model) => `向量模型：${model}`,
  statusFiles: (files) => `語料檔案：${files} 個`,
  statusMisfit: '⚠ 索引與目前設定不符，下次更新會全部重建。',
  statusPending: (added, changed, removed) =>
    `⚠ 有檔案尚未更新：新增 ${added} 個，變更 ${changed} 個，移除 ${removed} 個。`,
  unsettledTitle: '暫緩（下次更新再讀）',
  unsettled: (file, reason, articles) =>
    `${file}：${reason}；${articles > 0 ? `仍用原來的 ${articles} 篇` : '暫不收錄'}`,
  statusUpToDate: '語料沒有未更新的變更。',
  statusReadUpToDate: '讀得到的語料沒有未更新的變更。',
  statusMishap: {
    restored: (time) => `⚠ 問答紀錄的資料庫被移走或刪除過，已於 ${time} 在原處重建，紀錄都在。`,
    damaged: (time) =>
      `⚠ 問答紀錄的資料庫被截斷或改壞，已於 ${time} 移到一旁另建：此前的紀錄不在新庫裡，請讓部署者查看日誌。`,
    detached: (time) =>
      `⚠ 問答紀錄的資料庫自 ${time} 起不在原處，還沒能重建：重新啟動會遺失紀錄，請先讓部署者查看日誌。`,
    read_only: (time) =>
      `⚠ 問答紀錄的資料庫自 ${time} 起只能讀：照常回答，但什麼都記不下；請部署者讓程式連到可寫的主要資料庫。`,
  },
  noIndex: `還沒有索引：請用 ${command('corpus refresh')} 建立。`,

  added: (name, articles, reasons) =>
    `✅ ${name}：${articles} 篇文章${
      reasons.length > 0
        ? `，另有 ${reasons.length} 筆未收錄：${leftOut(reasons, (count) => `……另有 ${count} 筆`)}`
        : ''
    }`,
  present: (name, file) => `☑️ ${name}：語料裡已有同樣的檔案（${file}）`,
  rejected: (name, reason) => `❌ ${name}：${reason}`,
  addedNext: '已放進語料，更新後才會用來回答。',
  tooLarge: (name, megabytes) => `❌ ${name}：檔案太大，最多 ${megabytes} MB`,
  notFetched: (name) => `❌ ${name}：沒能從 Discord 取到這個檔案，請重新上傳`,
  badDate: (date) =>
    `「${date}」不是日期：請寫成 YYYY-MM-DD，例如 2024-05-18。文章沒有放進語料；正文附在下面，可以複製後重填。`,

  removeAsk: (file, what, articles) =>
    what === 'record'
      ? `要從 ${file} 裡移除這一篇嗎？`
      : `要移除 ${file} 嗎？裡面有 ${articles} 篇文章。`,
  removed: (file) => `已從語料移除 ${file}，原件另存備查；更新後不再用來回答。`,
  removedRemains: (versions) =>
    `為了能復原，原件一直留在伺服器的 STATE_DIR/removed 裡；為了能退回，保留的版本（最近 ${versions} 個）裡也還有它，直到被更新的版本取代。要徹底刪除，請部署者刪掉原件。`,

  removedRecord: (title, file) =>
    `已從 ${file} 裡移除這一篇：${title}。檔案裡的其他文章都還在；移除的這一篇另存備查，更新後不再用來回答。`,

  planTitle: '更新計畫',
  planCounts: (added, changed, removed, unchanged) =>
    `新增 ${added} 篇 · 變更 ${changed} 篇 · 移除 ${removed} 篇 · 不變 ${unchanged} 篇`,
  planNothing: '語料沒有變更，不需要更新。',
  planAdded: '新增',
  planChanged: '變更',
  planRemoved: '移除',
  planCopies: '轉載（與已有文章同源）',
  planCopy: (title, of) => `${title}，同源：${of}`,
  planRejected: '未收錄',
  reason: (reason) => rejectionIn('zh-TW', reason),
  because: (file, reason) => `${file}：${reason}`,
  planMore: (count) => `……另有 ${count} 項`,
  planFresh: '沒有可以沿用的索引，將全部重建。',
  corpusChanged: '⚠ 語料在這期間又有變更，還沒有更新。請看新的計畫：',

  started: '已開始，進度見頻道裡的訊息。',
  progress: { read: '讀取文章', embed: '計算向量', canary: '抽查問答' },
  progressTitle: '正在更新語料',
  count: (done, total) => (total === null ? `${done} 篇` : `${done}／${total}`),
  doneTitle: '更新完成',
  done: (version, articles, passages, seconds) =>
    `現在由版本 ${version} 回答：${articles} 篇文章，${passages} 個段落；耗時 ${seconds} 秒。`,
  canaries: (asked, right, before) =>
    `抽查 ${asked} 題，答對 ${right} 題${before === null ? '' : `（原來 ${before} 題）`}。`,
  stoppedTitle: '沒有啟用新版本',
  damagedVectors: (count) => `向量快取裡有 ${count} 筆記錄殘缺或損壞：沒有採用，需要的已重新計算。`,
  stoppedByCanaries: '抽查時新版本答得不如現在的版本，仍由現在的版本回答：',
  worse: (question, before, after) => `· ${question}\n　原來：${before}\n　新的：${after}`,
  failedTitle: '更新沒有完成',
  unopened: (version, serving) =>
    `新版本 ${version} 打不開，仍由版本 ${serving} 回答。請再更新一次，會從頭重建。`,
  interrupted: (version) =>
    `機器人中途結束，更新被打斷；${version === null ? '還沒有可用的版本' : `仍由版本 ${version} 回答`}。請用 ${command('corpus refresh')} 重新更新。`,

  commandLine: '命令列',
  historyTitle: '保留的版本',
  historyLine: (version, time, articles, inService) =>
    `${inService ? '▶' : '·'} ${version} · ${time}${articles === null ? ' · 已損壞' : ` · ${articles} 篇`}${inService ? ' · 服務中' : ''}`,
  historyNothing: '還沒有任何版本。',
  auditTitle: '最近的操作',
  auditLine: (time, user, action, outcome, detail) =>
    `${time} ${user} ${action}：${outcome}${detail ? `（${detail}）` : ''}`,
  outcomes,
  actions,
  rollbackAsk: (version, articles) =>
    `要退回到版本 ${version}${articles === null ? '' : `（${articles} 篇文章）`}嗎？語料檔案不變，下次更新會再跟上語料。`,
  rolledBack: (version) => `現在由版本 ${version} 回答。`,
  rollbackSame: (version) => `版本 ${version} 正在服務中，不用退回。`,
  rollbackUnknown: (version) =>
    `沒有版本 ${version}：請從選單裡選，或用 ${command('corpus history')} 查看。`,

  feedsTitle: '訂閱',
  feeds: feedsIn('zh-TW'),
  turnedSince: (count) => `有 ${count} 則舊回答已有新的說法，用 ${command('corpus turned')} 查看。`,

  ...ofWork,
  gapLine: (question, times, time) => `**${question}**${gapsSimilar(times)} · ${time}`,

  faults: {
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
    leader_lost:
      '做更新的處理程序中途停止或斷線，更新沒有啟用，仍由原來的版本回答；請稍後重新更新。',
    leader_missing:
      '主持工作的處理程序沒有回應，不知道更新有沒有做；請看現用的版本，或通知維護人員。',
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
  },
}
