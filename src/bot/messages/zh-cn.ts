import type { Messages } from './wording.js'

export const simplified: Messages = {
  conflict: (about) => (about ? `⚠ 说法不一（${about}）：` : '⚠ 说法不一：'),
  states: (source, date, value) => `《${source}》${date ? `${date} ` : ''}写作“${value}”。`,
  sources: '来源',
  related: '最接近的报道（没有回答这个问题）：',
  digest: '摘要',
  page: (number) => `第 ${number} 页`,
  moreSentences: (count) => `（另有 ${count} 句未显示）`,
  moreConflicts: (count) => `（另有 ${count} 处不同说法未显示）`,
  moreSources: (count) => `（另有 ${count} 个来源未列出）`,
  counts: (reports, origins, copies) =>
    `${reports} 篇报道 · ${origins} 个独立来源${copies > 0 ? `（${copies} 篇为转载）` : ''}`,
  corpusAsOf: (date) => `语料截至 ${date}`,
  noEvidence: '语料中没有找到答案。',
  noted: '这个问题已记入待补清单。',
  changedSince: '⚠ 回答之后，引用的文章有改动或已移出语料；下面是当时的引文。',

  buttons: {
    original: '查看原文',
    receipt: '依据',
    publish: '公开',
    thread: '追问',
    previous: '上一页',
    next: '下一页',
    forget: '删除我的提问',
    confirmForget: '确认删除',
  },
  gone: '这条回答已过保留期，或已应要求删除，请重新提问。',
  notYours: '只有提问的人可以这样做。',
  thanks: '谢谢，已记下。',
  whyTitle: '哪里不对？',
  whyLabel: '原因（可不填）',
  whyPlaceholder: '例如：数字不对、答非所问、来源太旧……',
  whyNoted: '谢谢。这条回答连同原因已记入待补清单，管理员会看到。',
  threadOpened: (thread) => `可以在 ${thread} 里接着问。`,
  threadHint: '在这里接着问就行：请 @ 我，或回复我的回答；我会记得前几轮的内容。',
  noThread: '这里开不了讨论串（缺少权限，或已经有一个了）；也可以直接回复我的回答来追问。',
  original: (file, first, last) =>
    first === last ? `${file} 第 ${first} 行` : `${file} 第 ${first}–${last} 行`,
  otherQuotes: '看别的引文',
  articleChanged: '⚠ 这篇文章在回答之后有改动，下面是当时的引文。',
  articleGone: '⚠ 这篇文章已移出语料，下面是当时的引文。',
  receiptTitle: '这条回答的依据',
  receiptVersion: (version, time) => `索引版本 ${version} · 回答于 ${time}`,
  receiptHow: (mode, confidence) =>
    `${mode === 'generated' ? '由对话模型行文，逐句核对过引文' : '直接摘自原文'} · 把握${
      { high: '大', medium: '中等', low: '小' }[confidence]
    }`,
  receiptOrigins: (origins) => `独立来源 ${origins} 个（转载的算一个）`,
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
  noClaim: '这里没有可以查证的说法：请写一句陈述，例如“新馆面积3万平方米”。',
  claimsLeft: (count) => `（后面还有 ${count} 句没有查：一次最多查 5 句）`,

  listTitle: (total, query) =>
    query ? `标题、来源含“${query}”的文章：${total} 篇` : `语料共 ${total} 篇`,
  listPage: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
  listNothing: (query) => (query ? `没有标题或来源含“${query}”的文章。` : '语料里还没有文章。'),
  undated: '未注明日期',
  noArticle: '没有这篇文章：请从候选里选一篇，或用 /sources 浏览。',
  articleBeginning: '开头：',
  help: {
    everybody: [
      '**我按新闻语料回答问题，句句有出处；语料里没有的，我会直说。**',
      '',
      '**/ask** 提问，也可以 @ 我。可限定日期、媒体，或只给自己看',
      '**追问** 回复我的回答就行',
      '**查看原文** 看引文在文章里的上下文',
      '**/check** 查证一句话；右键任意消息 → 应用 → 查证',
      '**/sources** 浏览语料　**/article** 看一篇',
      '**👍 👎** 告诉我答得对不对',
      '**/privacy** 我记下了什么，怎样删除',
    ].join('\n'),
    moderators: [
      '',
      '管理员：',
      '**/corpus add** 加文章　**/corpus refresh** 刷新',
      '**/corpus status · history · rollback · remove**',
      '**/gaps** 没答上来的问题',
    ].join('\n'),
  },
  privacy: (days) =>
    [
      '**我记下什么**',
      '提问和回答（连同当时的引文）、👍👎 和写下的原因、管理操作。消息里没有 @ 我的内容我不看。',
      days > 0
        ? `提问和回答保留 ${days} 天，然后自动删除。`
        : '提问和回答没有设期限，可以随时要求删除。',
      '点下面的按钮，会删掉你问过的全部问题、回答和评价；已经发在频道里的消息请自行删除。',
    ].join('\n'),
  forgotten: (count) => `已删除你的 ${count} 条提问和全部评价。`,

  tooFast: (seconds) => `问得有点快，请 ${seconds} 秒后再试。`,
  channelBusy: (seconds) => `这个频道现在问的人多，请 ${seconds} 秒后再试。`,
  lineFull: '现在排队的问题太多，请过一会儿再问。',
  inLine: (ahead) => `已收到，前面还有 ${ahead} 个问题……`,
  stopping: '我正要重启，请过一分钟再问。',
  failed: '出错了：这次没能答出来，详情已写入日志，请稍后再试。',
  howToAsk: '请在 @ 我之后写上问题，例如“@我 新馆的面积是多少？”，也可以用 /ask（/提问）。',
  unknownAction: '这个操作已经停用，请用 /help（/帮助）看看我能做什么。',
}
