import { errorIn } from '../../wording/errors.js'
import { turnedIn } from '../../wording/turned.js'
import { typed } from './commands/words.js'
import { simplified as commands } from './commands/zh-cn.js'
import { simplified as moderation } from './moderation/zh-cn.js'
import { publicationOf } from './publication.js'
import type { Words } from './words.js'

const command = typed(commands)

export const simplified: Words = {
  conflict: (about) => (about ? `⚠ 说法不一（${about}）：` : '⚠ 说法不一：'),
  states: (source, date, value) => `${publicationOf(source, date)}写作“${value}”。`,
  sources: '来源',
  related: '最接近的报道（没有回答这个问题）：',
  digest: '摘要',
  page: (number) => `第 ${number} 页`,
  picture: '图',
  moreSentences: (count) => `（另有 ${count} 句未显示）`,
  moreConflicts: (count) => `（另有 ${count} 处不同说法未显示）`,
  moreSources: (count) => `（另有 ${count} 个来源未列出）`,
  counts: (reports, origins, copies) =>
    `${reports} 篇报道 · ${origins} 个独立来源${copies > 0 ? `（${copies} 篇为转载）` : ''}`,
  corpusAsOf: (date) => `语料截至 ${date}`,
  onlySource: (source) => `只看 ${source} 的报道`,
  onlyDays: (since, until) => `只看${dayRange(since, until)}的报道`,
  noted: '这个问题已记入待补清单。',
  noMore: '后面没有了。',
  changedSince: '⚠ 回答之后，引用的文章有改动或已移出语料；这里显示的是当时的内容。',

  buttons: {
    original: '查看原文',
    receipt: '依据',
    publish: '公开',
    thread: '追问',
    rest: '看其余部分',
    previous: '上一页',
    next: '下一页',
    forget: '删除我的提问',
    confirmForget: '确认删除',
  },
  noHome: '这个服务器还没有设置语料，我在这里答不了。请运行我的人在 servers.yaml 里加上它。',
  noHomeInDirect: `我为几个服务器各管一份语料，在私信里不知道该查哪一份。请到服务器里问，不想让别人看到可以用 ${command('ask')} 的“只给我看”。`,
  gone: '找不到这条回答了：它已过保留期，或者提问的人把它删了。请重新问一次。',
  notYours: '这个按钮只有提问的人能用。',
  thanks: '谢谢，记下了。',
  whyTitle: '哪里不对？',
  whyLabel: '原因（可不填）',
  whyPlaceholder: '例如：数字不对、答非所问、来源太旧……',
  whyNoted: (hasReason) =>
    hasReason
      ? '谢谢。这条回答和你写的原因已记入待补清单，管理员会看到。'
      : '谢谢。这条回答已记入待补清单，管理员会看到。',
  threadOpened: (thread) => `可以在 ${thread} 里接着问。`,
  threadHint: (readsAll) =>
    readsAll
      ? '在这里直接接着问就行，我记得前几轮的内容。'
      : '在这里 @ 我，或者回复我的回答，就可以接着问；我记得前几轮的内容。',
  noThread: '我在这里没有权限开子区。直接回复我的回答，也可以追问。',
  original: (file, first, last) =>
    first === last ? `${file} 第 ${first} 行` : `${file} 第 ${first}–${last} 行`,
  otherQuotes: '看其他引文',
  articleChanged: '⚠ 回答之后，这篇文章有改动，已找不到这句话；下面是当时的引文。',
  articleMoved: '⚠ 回答之后，这篇文章有改动，但这句话还在；下面是它现在的上下文。',
  articleGone: '⚠ 这篇文章已移出语料；下面是当时的引文。',
  otherArticlesChanged: '⚠ 这篇文章没有变，但回答引用的其他文章有改动，或已移出语料。',
  receiptTitle: '这条回答的依据',
  receiptVersion: (version, time) => `索引版本 ${version} · 回答于 ${time}`,
  receiptHow: (mode, confidence) =>
    `${mode === 'generated' ? '由对话模型撰写，逐句核对过出处' : '直接摘自原文'} · 把握${
      { high: '大', medium: '中等', low: '小' }[confidence]
    }`,
  receiptOrigins: (origins) => `独立来源 ${origins} 个（互相转载的只算一个）`,
  receiptPassages: '检索到的段落，按相关程度排列：',
  receiptRanks: (dense, lexical) => `语义第 ${dense ?? '—'} 名 · 字面第 ${lexical ?? '—'} 名`,
  receiptTerms: (terms) => `命中：${terms}`,
  receiptNothing: '没有检索到相关段落。',

  verdicts: {
    supported: '属实',
    contradicted: '不符',
    disputed: '说法不一',
    not_in_corpus: '语料未载',
  },
  quoted: (text) => `“${text}”`,
  moreReasons: (count) => `（另有 ${count} 条说明未显示）`,
  relatedToClaim: '最接近的报道（没有讲到这件事）：',
  noClaim: `这里没有可以查证的说法。请写一句陈述，例如“新馆面积3万平方米”；提问请用 ${command('ask')}。`,
  pictureRead: (name, doubtful) =>
    `已读出图片 ${name} 里的文字${doubtful > 0 ? `，其中 ${doubtful} 处没看清，请核对` : ''}。`,
  pictureNotRead: (name, reason) => `图片 ${name} 没有查证：${reason}。`,
  pictureNotFetched: (name) => `图片 ${name} 没能从 Discord 取到，请稍后再试。`,
  pictureTooLarge: (name, megabytes) =>
    `图片 ${name} 超过 ${megabytes} MB，没有查证，请缩小后再试。`,
  morePictures: (count) => `另有 ${count} 张图片没有查证，请分开发送。`,
  claimsLeft: (count) => `（后面还有 ${count} 句没查：一次最多查 5 句）`,
  inChinese: null,

  turned: turnedIn('zh-CN'),
  watchBegun: '好，这条回答有了新的说法就私信告诉你。再按一次 🔔 就不再关注。',
  watchStopped: (count) => `已不再关注 ${count} 项。`,
  watchFull: (most) => `最多关注 ${most} 项。请先用 ${command('watch stop')} 去掉一些。`,
  watchNothing: '这里还没有可以关注的回答。请先提问，或给出回答那条消息的链接。',
  watchUnknown: '从这里看不到这条回答。请到它所在的频道里按 🔔。',
  watchList: (count) => (count > 0 ? `你关注的 ${count} 项` : '你没有关注任何回答或问题。'),
  chooseWatches: '选择不再关注的',
  topicAnswered: '记下了。下面是现在的回答，有了新的说法就私信告诉你。',
  topicSilent: '记下了。语料里现在还没有答案，一有就私信告诉你。',
  topicUnclear: '这个问题单独看不明白指的是什么，请写全了再关注。',
  noticeTitle: (count) =>
    count > 1 ? `你关注的 ${count} 项有了新的说法` : '你关注的问题有了新的说法',
  noticeLink: '看原来的回答',
  noticeHint: `你关注的问题有了新的说法，但我没法私信你。请用 ${command('watch list')} 查看。`,
  noticesMissed: '没能私信给你的：',
  moreNotices: (count) => `（另有 ${count} 项未列出）`,
  timelineTitle: (subject) => `时间线：${subject}`,
  timelineNothing: (subject) => `语料中没有关于“${subject}”的报道。`,
  timelineUnderstood: (subject) => `按“${subject}”查找。`,
  timelineUndated: '没有日期',
  timelinePublished: '日期为发表日',
  timelineReports: (reports) => `${reports} 家独立报道说法相同`,
  timelineCopies: (copies) => `${copies} 篇转载`,
  timelineMoreValues: (count) => `（另有 ${count} 组数字未显示）`,
  timelineMore: '（报道太多，没有全部读完：请用起始日期、截止日期缩小范围再看）',

  listTitle: (total, query) =>
    query ? `标题或来源含“${query}”的文章：${total} 篇` : `语料里的文章：${total} 篇`,
  listPage: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
  listNothing: (query) => (query ? `没有标题或来源含“${query}”的文章。` : '语料里还没有文章。'),
  undated: '未注明日期',
  noArticle: `没有找到这篇文章。请从候选里选一篇，或用 ${command('sources')} 浏览。`,
  help: {
    everybody: [
      '**我根据新闻语料回答问题，句句有出处；**',
      '**语料里没有的，我会直说。**',
      '',
      `**${command('ask')}** 问一个问题；@ 我也行`,
      '　可以限定日期、媒体，也可以只给自己看',
      '**追问** 回复我的回答就行',
      '**查看原文** 看引文前后都写了什么',
      `**${command('check')}** 查一句话；也可以右键（手机上长按）`,
      '　任意一条消息或截图 → 应用 → 查证',
      `**${command('timeline')}** 按日期看一个人、一件事的报道`,
      `**${command('sources')}** 浏览全部文章　**${command('article')}** 看某一篇`,
      `**👍 👎** 答得好不好　**🔔** ${command('watch')} 说法变了告诉你`,
      `**${command('privacy')}** 我记下了什么，怎样删除`,
    ].join('\n'),
    moderators: [
      '',
      '**管理员**',
      `**${command('corpus add')}** 加文章　**${command('corpus refresh')}** 让它生效`,
      `**${command('corpus status')}** 看现状　**${command('corpus history')}** 看记录`,
      `**${command('corpus rollback')}** 换回旧版　**${command('corpus remove')}** 去掉文章`,
      `**${command('gaps')}** 没答上来的　**${command('corpus feeds')}** 定期读的网址`,
    ].join('\n'),
  },
  privacy: (days, readsThreads) =>
    [
      '**我记下什么**',
      '提问和回答（连同当时的引文）、查证过的话、👍👎 和写下的原因、你关注的回答和问题。',
      readsThreads
        ? '只有 @ 我、回复我、私信我，或发在我开的子区里的消息，我才会处理。'
        : '只有 @ 我、回复我或私信我的消息，我才会处理。',
      days > 0
        ? `这些记录保留 ${days} 天，到期自动删除。`
        : '这些记录没有设保留期限，你可以随时删除。',
      '管理员做过什么、谁试过管理员的命令，另外记在操作日志里：不含提问，一直保留。',
      '点下面的按钮，可以删除你问过的全部问题、得到的回答和你的评价。已经发在频道里的消息不受影响。',
    ].join('\n'),
  forgetSure: '你问过的全部问题、得到的回答、你的评价和关注都会删除，不能恢复。确定吗？',
  forgotten: (count) => `已删除你的 ${count} 条提问和全部评价。`,

  tooFast: (seconds) => `你问得有点快，我跟不上了。请 ${seconds} 秒后再问。`,
  channelBusy: (seconds) => `这个频道里问的人有点多，请 ${seconds} 秒后再问。`,
  lineFull: '现在排队的问题太多了，请过几分钟再问。',
  cutShort: '程序中途停了，刚才这一次没有答完。请再问一次。',
  inLine: (ahead) => `收到了，前面还有 ${ahead} 个问题，请稍等……`,
  tookTooLong: '这次花的时间太长，回答已经没法显示了，请再问一次。',
  stopping: '我马上要重启，请过一分钟再问。',
  failed: '出错了：这次没能完成，请稍后再试。',
  mayNotWrite: (channel) =>
    `我在 ${channel} 里没有发言权限，没法在那里回答你。请找管理员给我“查看频道”和“发送消息”的权限，或者在这里直接问我。`,
  unavailable: '我现在还答不了：语料没有准备好。请告诉管理员查看日志。',
  error: (error) => errorIn('zh-CN', error),
  howToAsk: `请在 @ 我之后写上问题，例如“@我 新馆的面积是多少？”，也可以用 ${command('ask')}。`,
  unknownAction: `这个操作已经停用。请用 ${command('help')} 看看我能做什么。`,

  commands,
  moderation,
}

function dayRange(since: string | null, until: string | null): string {
  if (since === null) return `${until} 及以前`
  return until === null ? `${since} 及以后` : `${since} 至 ${until}`
}
