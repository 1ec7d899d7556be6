import { feedsIn } from '../../../wording/feeds.js'
import { moderationIn, moderatorsWorkIn } from '../../../wording/moderation.js'
import { rejectionIn } from '../../../wording/rejections.js'
import { typed } from '../commands/words.js'
import { simplified as commands } from '../commands/zh-cn.js'
import { leftOut } from './left-out.js'
import type { ModerationWords } from './wording.js'

const { outcomes, actions } = moderationIn('zh-CN')
const { gapsSimilar, ...ofWork } = moderatorsWorkIn('zh-CN')

const command = typed(commands)

export const simplified: ModerationWords = {
  refused: '只有管理员能用这项功能；需要的话，请找服务器的管理者开通。这次尝试已记入操作日志。',
  expired: '这一步已经过期，或已有人处理，请重新来一次。',
  anothers: '这一步是另一位管理员发起的，要由本人确认或取消；你可以自己另起一次。',
  cancelled: '已取消，什么也没有改动。',
  buttons: {
    refresh: '开始刷新',
    refreshAnyway: '仍要启用',
    confirm: '确认',
    cancel: '取消',
    plan: '查看刷新计划',
  },

  notify: {
    reports: (isOn) =>
      isOn ? '每次刷新后，在这里列出新到的文章。' : '刷新后不在这里列出新到的文章。',
    digest: (time, zone) => `每天 ${time}（${zone}）列出新到的文章。`,
    noDigest: '没有每日摘要。',
    noTime: '时间请写成 18:00 这样；不要摘要就写 off。',
  },
  arrivals: {
    title: (count) => `新到 ${count} 篇`,
    failedTitle: '有订阅没有读到',
    digestTitle: (stories, reports) =>
      stories === reports ? `今日新到 ${reports} 篇` : `今日新到 ${reports} 篇，${stories} 件事`,
    undated: '没有日期',
  },
  channel: {
    answers: {
      addressed: '有人 @ 我或用命令时回答',
      questions: '有人提问就在子区里回答，答不上来就不出声',
      never: `不在这里出声，${command('ask')} 的回答只给本人看`,
    },
    rule: (channel, answers) => `${channel}：${answers}。`,
    none: '这个频道没有设置：有人 @ 我或用命令时回答，所有报道都算。',
    cleared: '已清除这个频道的设置。',
    nowhere: '私信里没有频道可设。请在服务器的频道里用这个命令。',
    needsContent:
      '⚠ 我现在读不到没有 @ 我的消息，所以还不会主动回答。请运行我的人打开 DISCORD_MESSAGE_CONTENT。',
  },

  statusTitle: '语料与索引',
  statusIndex: (version, time) => `服务中的版本：${version}（${time}）`,
  statusRefreshed: (time, by) => `上次刷新：${time}${by ? `，由 ${by}` : ''}`,
  statusHolds: (articles, passages) => `${articles} 篇文章 · ${passages} 个段落`,
  statusDates: (oldest, newest) =>
    oldest && newest ? `日期从 ${oldest} 到 ${newest}` : '没有一篇注明日期',
  statusModel: (model) => `向量模型：${model}`,
  statusFiles: (files) => `语料文件：${files} 个`,
  statusMisfit: '⚠ 索引与当前设置不符，下次刷新会全部重建。',
  statusPending: (added, changed, removed) =>
    `⚠ 有文件尚未刷新：新增 ${added} 个，改动 ${changed} 个，移除 ${removed} 个。`,
  statusUpToDate: '语料没有未刷新的改动。',
  statusReadUpToDate: '读得到的语料没有未刷新的改动。',
  unsettledTitle: '暂缓（下次刷新再读）',
  unsettled: (file, reason, articles) =>
    `${file}：${reason}；${articles > 0 ? `仍用原来的 ${articles} 篇` : '暂不收录'}`,
  statusMishap: {
    restored: (time) => `⚠ 问答记录的数据库被移走或删除过，已于 ${time} 在原处重建，记录都在。`,
    damaged: (time) =>
      `⚠ 问答记录的数据库被截断或改坏，已于 ${time} 移到一旁另建：此前的记录不在新库里，请让部署者查看日志。`,
    detached: (time) =>
      `⚠ 问答记录的数据库自 ${time} 起不在原处，还没能重建：重启会丢失记录，请先让部署者查看日志。`,
    read_only: (time) =>
      `⚠ 问答记录的数据库自 ${time} 起只能读：照常回答，但什么都记不下；请部署者让程序连到可写的主库。`,
  },
  noIndex: `还没有索引：请用 ${command('corpus refresh')} 建立。`,

  added: (name, articles, reasons) =>
    `✅ ${name}：${articles} 篇文章${
      reasons.length > 0
        ? `，另有 ${reasons.length} 条未收录：${leftOut(reasons, (count) => `……另有 ${count} 条`)}`
        : ''
    }`,
  present: (name, file) => `☑️ ${name}：语料里已有同样的文件（${file}）`,
  rejected: (name, reason) => `❌ ${name}：${reason}`,
  addedNext: '已放进语料，刷新后才会用来回答。',
  tooLarge: (name, megabytes) => `❌ ${name}：文件太大，最多 ${megabytes} MB`,
  notFetched: (name) => `❌ ${name}：没能从 Discord 取到这个文件，请重新上传`,
  badDate: (date) =>
    `“${date}”不是日期：请写成 YYYY-MM-DD，例如 2024-05-18。文章没有放进语料；正文附在下面，可以复制后重填。`,

  removeAsk: (file, what, articles) =>
    what === 'record'
      ? `要从 ${file} 里移除这一篇吗？`
      : `要移除 ${file} 吗？里面有 ${articles} 篇文章。`,
  removed: (file) => `已从语料移除 ${file}，原件另存备查；刷新后不再用来回答。`,
  removedRemains: (versions) =>
    `为了能恢复，原件一直留在服务器的 STATE_DIR/removed 里；为了能退回，保留的版本（最近 ${versions} 个）里也还有它，直到被更新的版本顶替。要彻底删除，请部署者删掉原件。`,

  removedRecord: (title, file) =>
    `已从 ${file} 里移除这一篇：${title}。文件里的其他文章都还在；移除的这一篇另存备查，刷新后不再用来回答。`,

  planTitle: '刷新计划',
  planCounts: (added, changed, removed, unchanged) =>
    `新增 ${added} 篇 · 改动 ${changed} 篇 · 移除 ${removed} 篇 · 不变 ${unchanged} 篇`,
  planNothing: '语料没有改动，不需要刷新。',
  planAdded: '新增',
  planChanged: '改动',
  planRemoved: '移除',
  planCopies: '转载（与已有文章同源）',
  planCopy: (title, of) => `${title}，同源：${of}`,
  planRejected: '未收录',
  reason: (reason) => rejectionIn('zh-CN', reason),
  because: (file, reason) => `${file}：${reason}`,
  planMore: (count) => `……另有 ${count} 项`,
  planFresh: '没有可以沿用的索引，将全部重建。',
  corpusChanged: '⚠ 语料在这期间又有改动，还没有刷新。请看新的计划：',

  started: '已开始，进度见频道里的消息。',
  progress: { read: '读取文章', embed: '计算向量', canary: '抽查问答' },
  progressTitle: '正在刷新语料',
  count: (done, total) => (total === null ? `${done} 篇` : `${done}／${total}`),
  doneTitle: '刷新完成',
  done: (version, articles, passages, seconds) =>
    `现在由版本 ${version} 回答：${articles} 篇文章，${passages} 个段落；用时 ${seconds} 秒。`,
  canaries: (asked, right, before) =>
    `抽查 ${asked} 题，答对 ${right} 题${before === null ? '' : `（原来 ${before} 题）`}。`,
  stoppedTitle: '没有启用新版本',
  damagedVectors: (count) => `向量缓存里有 ${count} 条记录残缺或损坏：没有采用，需要的已重新计算。`,
  stoppedByCanaries: '抽查时新版本答得不如现在的版本，仍由现在的版本回答：',
  worse: (question, before, after) => `· ${question}\n　原来：${before}\n　新的：${after}`,
  failedTitle: '刷新没有完成',
  unopened: (version, serving) =>
    `新版本 ${version} 打不开，仍由版本 ${serving} 回答。请再刷新一次，会从头重建。`,
  interrupted: (version) =>
    `机器人中途退出，刷新被打断；${version === null ? '还没有可用的版本' : `仍由版本 ${version} 回答`}。请用 ${command('corpus refresh')} 重新刷新。`,

  commandLine: '命令行',
  historyTitle: '保留的版本',
  historyLine: (version, time, articles, inService) =>
    `${inService ? '▶' : '·'} ${version} · ${time}${articles === null ? ' · 已损坏' : ` · ${articles} 篇`}${inService ? ' · 服务中' : ''}`,
  historyNothing: '还没有任何版本。',
  auditTitle: '最近的操作',
  auditLine: (time, user, action, outcome, detail) =>
    `${time} ${user} ${action}：${outcome}${detail ? `（${detail}）` : ''}`,
  outcomes,
  actions,
  rollbackAsk: (version, articles) =>
    `要退回到版本 ${version}${articles === null ? '' : `（${articles} 篇文章）`}吗？语料文件不变，下次刷新会再跟上语料。`,
  rolledBack: (version) => `现在由版本 ${version} 回答。`,
  rollbackSame: (version) => `版本 ${version} 正在服务中，不用退回。`,
  rollbackUnknown: (version) =>
    `没有版本 ${version}：请从候选里选，或用 ${command('corpus history')} 查看。`,

  feedsTitle: '订阅',
  feeds: feedsIn('zh-CN'),
  turnedSince: (count) => `有 ${count} 条旧回答已有新的说法，用 ${command('corpus turned')} 查看。`,

  ...ofWork,
  gapLine: (question, times, time) => `**${question}**${gapsSimilar(times)} · ${time}`,

  faults: {
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
    leader_lost: '做刷新的进程中途停了或断了线，刷新没有启用，仍由原来的版本回答；请稍后重新刷新。',
    leader_missing: '主持工作的进程没有回音，不知道刷新有没有做；请看现用的版本，或通知维护人员。',
    corpus_missing: '找不到语料文件夹，请通知维护人员。',
    corpus_empty: `语料里没有一篇可读的文章，请先用 ${command('corpus add')} 放进文章。`,
    corpus_unreadable: '无法读取语料文件夹，请通知维护人员。',
    removed_unwritable: '移除的文件要另存备查，但存不下来，所以没有移除；请通知维护人员。',
    file_changing: '这个文件正在被修改，没有移除；请稍后再试。',
    corpus_unwritable: '无法写入语料文件夹，请通知维护人员。',
    state_unavailable: '数据库暂时无法使用，请稍后再试。',
    model_missing: '找不到要用的模型，请通知维护人员。',
    embedding_failed: '向量模型算不出有效的向量，请通知维护人员。',
    file_unreadable: null,
  },
}
