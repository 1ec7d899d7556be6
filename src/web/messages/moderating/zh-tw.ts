import type { ModeratingWords } from './words.js'

export const traditional: ModeratingWords = {
  title: '管理語料',
  serving: (version, articles, passages) =>
    `現在由版本 ${version} 回答：${articles} 篇文章，${passages} 個段落。`,
  noIndex: '還沒有索引：請看更新計畫，再開始更新。',
  pending: (added, changed, removed) =>
    `有檔案尚未更新：新增 ${added} 個，變更 ${changed} 個，移除 ${removed} 個。`,
  upToDate: '語料沒有未更新的變更。',
  plan: '更新計畫',
  planCounts: (added, changed, removed, unchanged) =>
    `新增 ${added} 篇 · 變更 ${changed} 篇 · 移除 ${removed} 篇 · 不變 ${unchanged} 篇`,
  planNothing: '語料沒有變更，不需要更新。',
  planFresh: '沒有可以沿用的索引，將全部重建。',
  planChanged: '語料在這期間又有變更，還沒有更新。請看新的計畫。',
  kinds: {
    added: '新增',
    changed: '變更',
    removed: '移除',
    copies: '轉載（與已有文章同源）',
    rejected: '未收錄',
    unsettled: '暫緩（下次更新再讀）',
  },
  more: (count) => `……另有 ${count} 項`,
  refresh: '開始更新',
  refreshAnyway: '仍要啟用',
  expired: '這一步已經過期，或已有人處理，什麼也沒有改動：請重新來一次。',
  running: '正在更新',
  stages: { read: '讀取文章', embed: '計算向量', canary: '抽查問答' },
  count: (done, total) => (total === null ? `${done} 篇` : `${done}／${total}`),
  reloads: '這一頁每兩秒自己更新。',
  done: (version, articles, passages) =>
    `更新完成，現在由版本 ${version} 回答：${articles} 篇文章，${passages} 個段落。`,
  canaries: (asked, right, before) =>
    `抽查 ${asked} 題，答對 ${right} 題${before === null ? '' : `（原來 ${before} 題）`}。`,
  stopped: '沒有啟用新版本：抽查時它答得不如現在的版本，仍由現在的版本回答。',
  worse: (before, after) => `原來：${before}；新的：${after}`,
  unopened: (version, serving) =>
    `新版本 ${version} 打不開，仍由版本 ${serving} 回答。請再更新一次，會從頭重建。`,
  noRefresh: '這次啟動以來還沒有從網頁更新過。',
  history: '版本與操作',
  inService: '服務中',
  damaged: '已損壞',
  articles: (count) => `${count} 篇`,
  audit: '最近的操作',
  commandLine: '命令列',
  rollback: '退回',
  rollbackAsk: (version) => `要退回到版本 ${version} 嗎？語料檔案不變，下次更新會再跟上語料。`,
  rolledBack: (version) => `現在由版本 ${version} 回答。`,
  confirm: '確認',
  cancel: '取消',
  add: '加文章',
  files: '檔案',
  address: '網頁網址',
  addHint: '檔案一次合計不超過 25 MB。放進語料後，更新了才會用來回答。',
  added: (name, articles, left) =>
    `${name}：${articles} 篇文章${left > 0 ? `，另有 ${left} 條未收錄` : ''}`,
  present: (name, file) => `${name}：語料裡已有同樣的檔案（${file}）`,
  rejected: (name, reason) => `${name} 沒有放進語料：${reason}`,
  addedNext: '看更新計畫',
  nothingSent: '沒有收到檔案，也沒有網址：請選檔案，或填一個網址。',
  tooMany: (left, most) => `一次最多收 ${most} 個檔案，後面的 ${left} 個沒有收：請分幾次上傳。`,
  remove: '移除文章',
  target: '檔案路徑或文章編號',
  removeAsk: (file, what, articles) =>
    what === 'record'
      ? `要從 ${file} 裡移除這一篇嗎？`
      : `要移除 ${file} 嗎？裡面有 ${articles} 篇文章。`,
  removed: (file, versions) =>
    `已從語料移除 ${file}，更新後不再用來回答。為了能恢復，原件另存備查；保留的版本（最近 ${versions} 個）裡也還有它。`,
  gaps: '待補清單',
  closeGaps: '標為已處理',
  turned: '新說法',
  leftOut: '看沒有收錄的檔案和原因',
  feeds: '訂閱',
  noFeeds: '還沒有訂閱。',
  under: '列表頁：文章網址共同的路徑（可不填）',
  schedule: '時間表，cron 寫法（可不填）',
  zone: '時區（可不填）',
  feedSteps: { add: '訂閱', check: '現在讀取', pause: '暫停', resume: '恢復', remove: '移除' },
  checking: '正在讀取，過一會兒在訂閱頁上看結果。',
  back: '回到管理',
  failed: '沒有完成',
  faults: {
    index_busy: '正在進行另一次更新或退回，請等它結束後再試。',
    feed_busy: '正在讀取這個訂閱，請等它結束後再試。',
    index_missing: '還沒有索引：請看更新計畫，再開始更新。',
    index_incompatible: '索引與目前設定不符：請更新，會全部重建。',
    index_corrupt: '索引已損壞：請更新重建，或退回完好的版本。',
    version_missing: '這個版本已經不在了：請從保留的版本裡選。',
    article_missing: '語料裡沒有這個檔案或這篇文章：請對照更新計畫或文章頁上的編號。',
    refresh_stopped: '更新已按要求中止，仍由原來的版本回答；方便時請重新更新。',
    leader_lost:
      '做更新的處理程序中途停止或斷線，更新沒有啟用，仍由原來的版本回答；請稍後重新更新。',
    leader_missing:
      '主持工作的處理程序沒有回應，不知道更新有沒有做；請看現用的版本，或通知維護人員。',
    corpus_empty: '語料裡沒有一篇可讀的文章：請先放進文章。',
    file_changing: '這個檔案正在被修改，沒有移除：請稍後再試。',
    state_unavailable: '資料庫暫時無法使用：請稍後再試。',
    usage:
      '不能這樣做：請檢查填寫的內容；壓縮檔或含多篇文章的檔案只能整個移除，語料若只是一個檔案，就不能新增或移除。',
  },
}
