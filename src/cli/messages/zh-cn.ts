import { commandLine } from '../../domain/index.js'
import { feedsIn } from '../../wording/feeds.js'
import { moderationIn } from '../../wording/moderation.js'
import { tokensIn } from '../../wording/tokens.js'
import { turnedIn } from '../../wording/turned.js'
import { simplified as figures } from './figures/zh-cn.js'
import { simplified as help } from './help/zh-cn.js'
import { simplified as operation } from './operation/zh-cn.js'

interface Counts {
  added: number
  changed: number
  removed: number
}

/** Every word of the command line's own, in simplified Chinese; the other languages say the same of the same values. */
export const simplified = {
  help,
  figures,
  operation,

  // The command line, and errors that have no sentence of their own
  unknownCommand: (name: string) => `没有“${name}”这个命令`,
  unknownOption: (name: string) => `没有“${name}”这个选项`,
  missingArgument: (name: string) => `缺少参数 <${name}>`,
  missingValue: (option: string) => `选项 ${option} 缺少值`,
  excessArguments: '参数太多（含空格的问题要加引号）',
  notUnderstood: '命令行无法理解',
  seeHelp: (fault: string) => `${fault}：请用 --help 查看用法。`,
  badValue: (option: string, value: string, advice: string) =>
    `选项 ${option} 的值“${value}”无效：${advice}`,
  advice: {
    path: '请给出路径。',
    positive: '请给出 1 到 1000 的整数。',
    page: '请给出从 1 起的整数。',
    day: '请写成 YYYY-MM-DD 的日期。',
    lang: '请选 zh-CN、zh-TW 或 en。',
    scope: '请从 ask、check、search、articles 里选，用逗号隔开。',
  },
  unexpected: (message: string) => `意外的错误：${message}。请带上所用命令报告给维护者。`,
  systemFault: (doing: 'read' | 'write', path: string | null, fault: string) =>
    `无法${doing === 'write' ? '写入' : '读取'}${path === null ? '要用的文件' : ` ${path}`}：它${fault}；请改正后再试。`,
  outputCutOff: (fault: string) => `结果没有写完：标准输出${fault}；请改正后再试。`,
  lineNotDone: (path: string, line: number, why: string) => `${path} 第 ${line} 行未处理：${why}`,
  notAudited: (why: string) => `这次操作没有记入审计：${why}`,
  breach: (
    of: 'answer' | 'generated' | 'check' | 'timeline',
    kinds: readonly string[],
    articles: readonly string[],
    version: string,
  ) =>
    `有一个${{ answer: '回答', generated: '对话模型写的回答', check: '查证结果', timeline: '时间线' }[of]}不合引文约定（${kinds.join('、')}${articles.length > 0 ? `，涉及文章 ${articles.join('、')}` : ''}，索引 ${version}），没有给出。请用 ingest 重建索引；仍然如此时请向维护者报告。`,

  // Progress
  stages: { read: '读取文章', embed: '计算向量', ask: '逐题评测', canary: '抽查提问' },
  stage: (name: string, total: number | null) =>
    total === null ? `${name}……` : `${name}……共 ${total}`,

  // An answer or a check
  note: (notice: string) => `注：${notice}`,
  sources: '来源',
  nearest: '最接近的段落（没有回答这个问题）：',
  nearestToClaim: '最接近的段落（没有说到这件事）：',
  conflict: (values: readonly string[]) => `⚠ 说法不一：${values.join('；')}`,
  reports: (reports: number, origins: number) => `${reports} 篇报道 · ${origins} 个独立来源`,
  quotes: (quotes: number, origins: number) => `${quotes} 处引文 · ${origins} 个独立来源`,
  asOf: (day: string | null) => (day === null ? '语料没有注明日期' : `语料截至 ${day}`),
  lines: (first: number, last: number) =>
    first === last ? `第 ${first} 行` : `第 ${first}–${last} 行`,
  page: (page: number, lines: string) => `第 ${page} 页 ${lines}`,
  doubtful: (places: number) => `图片里有 ${places} 处没看清，请核对原图。`,
  picture: (lines: string) => `图 ${lines}`,
  pictureAt: (file: string, left: number, top: number, right: number, bottom: number) =>
    `图 ${file}：文字在 (${left}, ${top}) 至 (${right}, ${bottom})`,
  digest: '〔摘要〕',
  verdicts: {
    supported: '相符',
    contradicted: '不符',
    disputed: '说法不一',
    not_in_corpus: '语料未载',
  },
  quoted: (text: string) => `“${text}”`,

  // A timeline
  timelineOf: (subject: string) => `时间线：${subject}`,
  timelineNothing: (subject: string) => `语料中没有关于“${subject}”的报道。`,
  timelineUnderstood: (subject: string) => `按“${subject}”查找。`,
  timelineMore: '报道太多，没有全部读完：请用 --since、--until 缩小日期范围再看。',
  timelineCounts: (reports: number, copies: number) =>
    `${reports} 个独立来源${copies > 0 ? `，另有 ${copies} 篇转载` : ''}`,
  timelineReports: (reports: number) => `${reports} 家独立报道说法相同`,
  timelineCopies: (copies: number) => `${copies} 篇转载`,
  timelinePublished: '日期为发表日',
  undated: '没有日期',

  // Articles and passages
  untitled: '（无标题）',
  noSource: '来源未注明',
  noDate: '日期未注明',
  noPassage: '没有找到任何段落。',
  ranks: (dense: number | null, lexical: number | null, score: string) =>
    `${dense === null ? '语义未中' : `语义第 ${dense}`} · ${lexical === null ? '字面未中' : `字面第 ${lexical}`} · 得分 ${score}`,
  repairs: (repairs: string | null, damage: number) =>
    `修复：${repairs ?? '无'}；无法修复 ${damage} 处`,
  noArticle: '没有找到文章。',
  listed: (total: number, page: number, pages: number) =>
    `共 ${total} 篇 · 第 ${page} 页，共 ${pages} 页`,
  emptyPage: '这一页没有文章。',
  more: (count: number) => `另有 ${count} 项（用 --json 列出全部）`,
  days: (oldest: string, newest: string) => `${oldest} 至 ${newest}`,
  noDays: '没有注明日期的文章',

  // A refresh
  because: (file: string, reason: string) => `${file}：${reason}`,
  rejected: (line: string) => `拒绝 ${line}`,
  putOff: (line: string) => `暂缓 ${line}`,
  untilThen: (line: string, articles: number) =>
    `${line}；${articles > 0 ? `仍用原来的 ${articles} 篇文章` : '暂不收录'}，下次刷新再读`,
  counts: ({ added, changed, removed, unchanged }: Counts & { unchanged: number }) =>
    `新增 ${added} · 更改 ${changed} · 移除 ${removed} · 未变 ${unchanged}`,
  putOffFiles: (count: number) => `暂缓 ${count} 个文件`,
  refreshed: (putOff: number, articles: number, passages: number, seconds: number) =>
    `${putOff > 0 ? `索引已更新，暂缓 ${putOff} 个文件` : '索引已是最新'}：${articles} 篇文章，${passages} 个段落（${seconds} 秒）`,
  stopped: (version: string, asked: number | null, after: number, before: number) =>
    `新版本没有启用，仍由 ${version} 服务（${asked === null ? '抽查题没有通过' : `${asked} 道抽查题答对 ${after} 道，原来的版本答对 ${before} 道`}）：请检查语料的改动，确实要启用就用 ingest --force。`,
  unopened: (version: string, serving: string) =>
    `新版本 ${version} 打不开，仍由 ${serving} 回答：请再运行一次 ingest，会从头重建。`,
  damagedVectors: (count: number) =>
    `向量缓存里有 ${count} 条记录残缺或损坏：没有采用，需要的已重新计算。`,
  canaries: (asked: number, after: number, before: number | null) =>
    `抽查题 ${asked} 道，答对 ${after} 道${before === null ? '' : `，原来的版本答对 ${before} 道`}`,
  worse: (question: string, before: string, after: string) =>
    `变差 ${question} 原来：${before} 现在：${after}`,

  // The corpus and the versions of the index
  noIndex: `还没有索引：请运行 ${commandLine('ingest')}。`,
  corpus: (path: string, files: number) => `语料 ${path}：${files} 个文件`,
  model: (model: string) => `模型 ${model}`,
  notRead: (line: string) => `未读 ${line}`,
  holds: (articles: number, passages: number) => `${articles} 篇文章，${passages} 个段落`,
  index: (version: string, time: string) => `索引 ${version} · 建于 ${time}`,
  misfit: '索引与当前设置不符，下次刷新会全部重建。',
  pending: (files: number, { added, changed, removed }: Counts) =>
    `有 ${files} 个文件已变化，尚未刷新（新增 ${added} · 更改 ${changed} · 移除 ${removed}）。`,
  upToDate: '索引与语料一致。',
  readUpToDate: '索引与读得到的语料一致。',
  planned: (counts: string) => `刷新将${counts}`,
  plannedFiles: (counts: string) => `文件：${counts}`,
  planSections: {
    added: '新增',
    changed: '更改',
    removed: '移除',
    copies: '新增的转载',
    rejected: '拒绝',
    unsettled: '暂缓',
  },
  copies: (ofOrigin: number) => `，同源的共 ${ofOrigin} 篇`,
  previewed: `这是预览，什么都没有写入；要刷新，请运行 ${commandLine('ingest')}。`,
  unusableVersion: '已损坏或出自别的程序版本，不能恢复',
  inService: '← 在服务',
  rollBackHint: '用 corpus rollback <版本> 恢复其中一个。',
  rolledBack: (version: string, articles: number) =>
    `现在由版本 ${version} 服务：${articles} 篇文章。`,
  rolledBackRemains: '语料文件没有改动，下次刷新会按它们再建新版本；不要的文章请先移出语料。',
  servesAlready: (version: string) => `版本 ${version} 本来就在服务。`,
  addedFile: (name: string, file: string, articles: number) =>
    `${name} → ${file}：${articles} 篇文章`,
  present: (name: string, file: string) => `${name}：语料里已有相同的文件 ${file}，没有再添加。`,
  removal: (isDone: boolean, what: 'file' | 'record', file: string, articles: number) =>
    `${isDone ? '已移除' : '将移除'}${what === 'file' ? `文件 ${file}` : `文件 ${file} 里的一条`}，${articles} 篇文章`,
  keptAs: (place: string) => `原件保存在 ${place}；刷新之后不再引用它。`,
  removedRemains: (versions: number) =>
    `原件会一直留在那里，保留的索引版本（最近 ${versions} 个）里也还有它，直到被更新的版本顶替；要彻底删除，请删掉原件。`,

  // Gaps and the audit
  gapsClosed: (count: number) => `已处理 ${count} 条。`,
  noGaps: '没有待补的问题。',
  alike: (count: number) => `（${count} 条相近）`,
  comma: '、',
  semicolon: '；',
  auditTitle: '最近的操作',
  noAudit: '还没有。',
  ...moderationIn('zh-CN'),
  feeds: feedsIn('zh-CN'),
  tokens: tokensIn('zh-CN'),
  linksRevoked: '已发出的签名链接全部失效，新的链接照常可用。',
  loginsRevoked: (n: number) => `已让所有人退出网页上的登录，共 ${n} 处。`,
  turned: turnedIn('zh-CN'),

  // The prompt and the bot
  noToken: '没有设置 DISCORD_TOKEN，改在终端里问答。',
  ready: (articles: number, passages: number) =>
    `索引就绪：${articles} 篇文章，${passages} 个段落。`,
  prompt: '问：',
  versionRefused: (version: string, why: string) =>
    `新版本 ${version} 打不开，仍用原来的版本。${why}`,
  examined: (ok: boolean): string => (ok ? '没有要处理的事。' : '请处理带 !! 的各行，再检查一遍。'),
  botOnline: '机器人已上线；按 Ctrl+C 停止。',
}

export type CliWords = typeof simplified
