import { commandLine } from '../../domain/index.js'
import { feedsIn } from '../../wording/feeds.js'
import { moderationIn } from '../../wording/moderation.js'
import { tokensIn } from '../../wording/tokens.js'
import { turnedIn } from '../../wording/turned.js'
import { traditional as figures } from './figures/zh-tw.js'
import { traditional as help } from './help/zh-tw.js'
import { traditional as operation } from './operation/zh-tw.js'
import type { CliWords } from './zh-cn.js'

export const traditional: CliWords = {
  help,
  figures,
  operation,

  unknownCommand: (name) => `沒有「${name}」這個指令`,
  unknownOption: (name) => `沒有「${name}」這個選項`,
  missingArgument: (name) => `缺少參數 <${name}>`,
  missingValue: (option) => `選項 ${option} 缺少值`,
  excessArguments: '參數太多（含空格的問題要加引號）',
  notUnderstood: '無法理解這行指令',
  seeHelp: (fault) => `${fault}：請用 --help 查看用法。`,
  badValue: (option, value, advice) => `選項 ${option} 的值「${value}」無效：${advice}`,
  advice: {
    path: '請給出路徑。',
    positive: '請給出 1 到 1000 的整數。',
    page: '請給出從 1 起的整數。',
    day: '請寫成 YYYY-MM-DD 的日期。',
    lang: '請選 zh-CN、zh-TW 或 en。',
    scope: '請從 ask、check、search、articles 裡選，用逗號隔開。',
  },
  unexpected: (message) => `未預期的錯誤：${message}。請附上所用的指令回報給維護者。`,
  systemFault: (doing, path, fault) =>
    `無法${doing === 'write' ? '寫入' : '讀取'}${path === null ? '要用的檔案' : ` ${path}`}：它${fault}；請改正後再試。`,
  outputCutOff: (fault) => `結果沒有寫完：標準輸出${fault}；請改正後再試。`,
  lineNotDone: (path, line, why) => `${path} 第 ${line} 行未處理：${why}`,
  notAudited: (why) => `這次操作沒有記入操作紀錄：${why}`,
  breach: (of, kinds, articles, version) =>
    `有一個${{ answer: '回答', generated: '對話模型寫的回答', check: '查證結果', timeline: '時間線' }[of]}不合引文約定（${kinds.join('、')}${articles.length > 0 ? `，涉及文章 ${articles.join('、')}` : ''}，索引 ${version}），沒有給出。請用 ingest 重建索引；仍然如此時請向維護者回報。`,

  stages: { read: '讀取文章', embed: '計算向量', ask: '逐題評估', canary: '抽查提問' },
  stage: (name, total) => (total === null ? `${name}……` : `${name}……共 ${total}`),

  note: (notice) => `註：${notice}`,
  sources: '來源',
  nearest: '最接近的段落（沒有回答這個問題）：',
  nearestToClaim: '最接近的段落（沒有說到這件事）：',
  conflict: (values) => `⚠ 說法不一：${values.join('；')}`,
  reports: (reports, origins) => `${reports} 篇報導 · ${origins} 個獨立來源`,
  quotes: (quotes, origins) => `${quotes} 處引文 · ${origins} 個獨立來源`,
  asOf: (day) => (day === null ? '語料沒有註明日期' : `語料截至 ${day}`),
  lines: (first, last) => (first === last ? `第 ${first} 行` : `第 ${first}–${last} 行`),
  page: (page, lines) => `第 ${page} 頁 ${lines}`,
  doubtful: (places) => `圖片裡有 ${places} 處沒看清，請核對原圖。`,
  picture: (lines) => `圖 ${lines}`,
  pictureAt: (file, left, top, right, bottom) =>
    `圖 ${file}：文字在 (${left}, ${top}) 至 (${right}, ${bottom})`,
  digest: '〔摘要〕',
  verdicts: {
    supported: '相符',
    contradicted: '不符',
    disputed: '說法不一',
    not_in_corpus: '語料未載',
  },
  quoted: (text) => `「${text}」`,

  timelineOf: (subject) => `時間線：${subject}`,
  timelineNothing: (subject) => `語料中沒有關於「${subject}」的報導。`,
  timelineUnderstood: (subject) => `按「${subject}」查找。`,
  timelineMore: '報導太多，沒有全部讀完：請用 --since、--until 縮小日期範圍再看。',
  timelineCounts: (reports, copies) =>
    `${reports} 個獨立來源${copies > 0 ? `，另有 ${copies} 篇轉載` : ''}`,
  timelineReports: (reports) => `${reports} 家獨立報導說法相同`,
  timelineCopies: (copies) => `${copies} 篇轉載`,
  timelinePublished: '日期為發表日',
  undated: '沒有日期',

  untitled: '（無標題）',
  noSource: '來源未註明',
  noDate: '日期未註明',
  noPassage: '沒有找到任何段落。',
  ranks: (dense, lexical, score) =>
    `${dense === null ? '語意未中' : `語意第 ${dense}`} · ${lexical === null ? '字面未中' : `字面第 ${lexical}`} · 得分 ${score}`,
  repairs: (repairs, damage) => `修復：${repairs ?? '無'}；無法修復 ${damage} 處`,
  noArticle: '沒有找到文章。',
  listed: (total, page, pages) => `共 ${total} 篇 · 第 ${page} 頁，共 ${pages} 頁`,
  emptyPage: '這一頁沒有文章。',
  more: (count) => `另有 ${count} 項（用 --json 列出全部）`,
  days: (oldest, newest) => `${oldest} 至 ${newest}`,
  noDays: '沒有註明日期的文章',

  because: (file, reason) => `${file}：${reason}`,
  rejected: (line) => `拒絕 ${line}`,
  putOff: (line) => `暫緩 ${line}`,
  untilThen: (line, articles) =>
    `${line}；${articles > 0 ? `仍用原來的 ${articles} 篇文章` : '暫不收錄'}，下次更新再讀`,
  counts: ({ added, changed, removed, unchanged }) =>
    `新增 ${added} · 變更 ${changed} · 移除 ${removed} · 未變 ${unchanged}`,
  putOffFiles: (count) => `暫緩 ${count} 個檔案`,
  refreshed: (putOff, articles, passages, seconds) =>
    `${putOff > 0 ? `索引已更新，暫緩 ${putOff} 個檔案` : '索引已是最新'}：${articles} 篇文章，${passages} 個段落（${seconds} 秒）`,
  stopped: (version, asked, after, before) =>
    `新版本沒有啟用，仍由 ${version} 服務（${asked === null ? '抽查題沒有通過' : `${asked} 道抽查題答對 ${after} 道，原來的版本答對 ${before} 道`}）：請檢查語料的變更，確實要啟用就用 ingest --force。`,
  unopened: (version, serving) =>
    `新版本 ${version} 打不開，仍由 ${serving} 回答：請再執行一次 ingest，會從頭重建。`,
  damagedVectors: (count) => `向量快取裡有 ${count} 筆記錄殘缺或損壞：沒有採用，需要的已重新計算。`,
  canaries: (asked, after, before) =>
    `抽查題 ${asked} 道，答對 ${after} 道${before === null ? '' : `，原來的版本答對 ${before} 道`}`,
  worse: (question, before, after) => `變差 ${question} 原來：${before} 現在：${after}`,

  noIndex: `還沒有索引：請執行 ${commandLine('ingest')}。`,
  corpus: (path, files) => `語料 ${path}：${files} 個檔案`,
  model: (model) => `模型 ${model}`,
  notRead: (line) => `未讀 ${line}`,
  holds: (articles, passages) => `${articles} 篇文章，${passages} 個段落`,
  index: (version, time) => `索引 ${version} · 建於 ${time}`,
  misfit: '索引與目前設定不符，下次更新會全部重建。',
  pending: (files, { added, changed, removed }) =>
    `有 ${files} 個檔案已變更，尚未更新（新增 ${added} · 變更 ${changed} · 移除 ${removed}）。`,
  upToDate: '索引與語料一致。',
  readUpToDate: '索引與讀得到的語料一致。',
  planned: (counts) => `更新將${counts}`,
  plannedFiles: (counts) => `檔案：${counts}`,
  planSections: {
    added: '新增',
    changed: '變更',
    removed: '移除',
    copies: '新增的轉載',
    rejected: '拒絕',
    unsettled: '暫緩',
  },
  copies: (ofOrigin) => `，同源的共 ${ofOrigin} 篇`,
  previewed: `這是預覽，什麼都沒有寫入；要更新，請執行 ${commandLine('ingest')}。`,
  unusableVersion: '已損壞或出自別的程式版本，無法復原',
  inService: '← 服務中',
  rollBackHint: '用 corpus rollback <版本> 復原其中一個。',
  rolledBack: (version, articles) => `現在由版本 ${version} 服務：${articles} 篇文章。`,
  rolledBackRemains: '語料檔案沒有變更，下次更新會依它們再建新版本；不要的文章請先移出語料。',
  servesAlready: (version) => `版本 ${version} 本來就在服務中。`,
  addedFile: (name, file, articles) => `${name} → ${file}：${articles} 篇文章`,
  present: (name, file) => `${name}：語料裡已有相同的檔案 ${file}，沒有再加入。`,
  removal: (isDone, what, file, articles) =>
    `${isDone ? '已移除' : '將移除'}${what === 'file' ? `檔案 ${file}` : `檔案 ${file} 裡的一筆`}，${articles} 篇文章`,
  keptAs: (place) => `原件存放在 ${place}；更新之後不再引用它。`,
  removedRemains: (versions) =>
    `原件會一直留在那裡，保留的索引版本（最近 ${versions} 個）裡也還有它，直到被更新的版本取代；要徹底刪除，請刪掉原件。`,

  gapsClosed: (count) => `已處理 ${count} 筆。`,
  noGaps: '沒有待補的問題。',
  alike: (count) => `（${count} 筆相近）`,
  comma: '、',
  semicolon: '；',
  auditTitle: '最近的操作',
  noAudit: '還沒有。',
  ...moderationIn('zh-TW'),
  feeds: feedsIn('zh-TW'),
  tokens: tokensIn('zh-TW'),
  linksRevoked: '已發出的簽名連結全部失效，新的連結照常可用。',
  loginsRevoked: (n) => `已讓所有人登出網頁，共 ${n} 處。`,
  turned: turnedIn('zh-TW'),

  noToken: '沒有設定 DISCORD_TOKEN，改在終端機裡問答。',
  ready: (articles, passages) => `索引就緒：${articles} 篇文章，${passages} 個段落。`,
  prompt: '問：',
  versionRefused: (version, why) => `新版本 ${version} 打不開，仍用原來的版本。${why}`,
  examined: (ok) => (ok ? '沒有要處理的事。' : '請處理帶 !! 的各行，再檢查一遍。'),
  botOnline: '機器人已上線；按 Ctrl+C 停止。',
}
