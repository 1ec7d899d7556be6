import type { Messages } from './wording.js'

export const traditional: Messages = {
  conflict: (about) => (about ? `⚠ 說法不一（${about}）：` : '⚠ 說法不一：'),
  states: (source, date, value) => `《${source}》${date ? `${date} ` : ''}寫作「${value}」。`,
  sources: '來源',
  related: '最接近的報導（沒有回答這個問題）：',
  digest: '摘要',
  page: (number) => `第 ${number} 頁`,
  moreSentences: (count) => `（另有 ${count} 句未顯示）`,
  moreConflicts: (count) => `（另有 ${count} 處不同說法未顯示）`,
  moreSources: (count) => `（另有 ${count} 個來源未列出）`,
  counts: (reports, origins, copies) =>
    `${reports} 篇報導 · ${origins} 個獨立來源${copies > 0 ? `（${copies} 篇為轉載）` : ''}`,
  corpusAsOf: (date) => `語料截至 ${date}`,
  noEvidence: '語料中沒有找到答案。',
  noted: '這個問題已記入待補清單。',
  changedSince: '⚠ 回答之後，引用的文章有改動或已移出語料；下面是當時的引文。',

  buttons: {
    original: '查看原文',
    receipt: '依據',
    publish: '公開',
    thread: '追問',
    previous: '上一頁',
    next: '下一頁',
    forget: '刪除我的提問',
    confirmForget: '確認刪除',
  },
  gone: '這條回答已過保留期，或已應要求刪除，請重新提問。',
  notYours: '只有提問的人可以這樣做。',
  thanks: '謝謝，已記下。',
  whyTitle: '哪裡不對？',
  whyLabel: '原因（可不填）',
  whyPlaceholder: '例如：數字不對、答非所問、來源太舊……',
  whyNoted: '謝謝。這條回答連同原因已記入待補清單，管理員會看到。',
  threadOpened: (thread) => `可以在 ${thread} 裡接著問。`,
  threadHint: '在這裡接著問就行：請 @ 我，或回覆我的回答；我會記得前幾輪的內容。',
  noThread: '這裡開不了討論串（缺少權限，或已經有一個了）；也可以直接回覆我的回答來追問。',
  original: (file, first, last) =>
    first === last ? `${file} 第 ${first} 行` : `${file} 第 ${first}–${last} 行`,
  otherQuotes: '看別的引文',
  articleChanged: '⚠ 這篇文章在回答之後有改動，下面是當時的引文。',
  articleGone: '⚠ 這篇文章已移出語料，下面是當時的引文。',
  receiptTitle: '這條回答的依據',
  receiptVersion: (version, time) => `索引版本 ${version} · 回答於 ${time}`,
  receiptHow: (mode, confidence) =>
    `${mode === 'generated' ? '由對話模型行文，逐句核對過引文' : '直接摘自原文'} · 把握${
      { high: '大', medium: '中等', low: '小' }[confidence]
    }`,
  receiptOrigins: (origins) => `獨立來源 ${origins} 個（轉載的算一個）`,
  receiptPassages: '檢索到的段落，按相關程度排列：',
  receiptRanks: (dense, lexical) => `語意第 ${dense ?? '—'} 名 · 字面第 ${lexical ?? '—'} 名`,
  receiptTerms: (terms) => `命中：${terms}`,
  receiptNothing: '沒有檢索到相關段落。',

  verdicts: {
    supported: '屬實',
    contradicted: '不符',
    disputed: '說法不一',
    not_in_corpus: '語料未載',
  },
  noClaim: '這裡沒有可以查證的說法：請寫一句陳述，例如「新館面積3萬平方米」。',
  claimsLeft: (count) => `（後面還有 ${count} 句沒有查：一次最多查 5 句）`,

  listTitle: (total, query) =>
    query ? `標題、來源含「${query}」的文章：${total} 篇` : `語料共 ${total} 篇`,
  listPage: (page, pages) => `第 ${page} 頁，共 ${pages} 頁`,
  listNothing: (query) => (query ? `沒有標題或來源含「${query}」的文章。` : '語料裡還沒有文章。'),
  undated: '未註明日期',
  noArticle: '沒有這篇文章：請從候選裡選一篇，或用 /sources 瀏覽。',
  articleBeginning: '開頭：',
  help: {
    everybody: [
      '**我按新聞語料回答問題，句句有出處；語料裡沒有的，我會直說。**',
      '',
      '**/ask** 提問，也可以 @ 我。可限定日期、媒體，或只給自己看',
      '**追問** 回覆我的回答就行',
      '**查看原文** 看引文在文章裡的上下文',
      '**/check** 查證一句話；右鍵任意訊息 → 應用程式 → 查證',
      '**/sources** 瀏覽語料　**/article** 看一篇',
      '**👍 👎** 告訴我答得對不對',
      '**/privacy** 我記下了什麼，怎樣刪除',
    ].join('\n'),
    moderators: [
      '',
      '管理員：',
      '**/corpus add** 加文章　**/corpus refresh** 更新',
      '**/corpus status · history · rollback · remove**',
      '**/gaps** 沒答上來的問題',
    ].join('\n'),
  },
  privacy: (days) =>
    [
      '**我記下什麼**',
      '提問和回答（連同當時的引文）、👍👎 和寫下的原因、管理操作。訊息裡沒有 @ 我的內容我不看。',
      days > 0
        ? `提問和回答保留 ${days} 天，然後自動刪除。`
        : '提問和回答沒有設期限，可以隨時要求刪除。',
      '點下面的按鈕，會刪掉你問過的全部問題、回答和評價；已經發在頻道裡的訊息請自行刪除。',
    ].join('\n'),
  forgotten: (count) => `已刪除你的 ${count} 條提問和全部評價。`,

  tooFast: (seconds) => `問得有點快，請 ${seconds} 秒後再試。`,
  channelBusy: (seconds) => `這個頻道現在問的人多，請 ${seconds} 秒後再試。`,
  lineFull: '現在排隊的問題太多，請過一會兒再問。',
  inLine: (ahead) => `已收到，前面還有 ${ahead} 個問題……`,
  stopping: '我正要重啟，請過一分鐘再問。',
  failed: '出錯了：這次沒能答出來，詳情已寫入日誌，請稍後再試。',
  howToAsk: '請在 @ 我之後寫上問題，例如「@我 新館的面積是多少？」，也可以用 /ask（/提問）。',
  unknownAction: '這個操作已經停用，請用 /help（/幫助）看看我能做什麼。',
}
