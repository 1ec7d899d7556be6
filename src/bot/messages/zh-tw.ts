import { errorIn } from '../../wording/errors.js'
import { turnedIn } from '../../wording/turned.js'
import { typed } from './commands/words.js'
import { traditional as commands } from './commands/zh-tw.js'
import { traditional as moderation } from './moderation/zh-tw.js'
import { publicationOf } from './publication.js'
import type { Words } from './words.js'

const command = typed(commands)

export const traditional: Words = {
  conflict: (about) => (about ? `⚠ 說法不一（${about}）：` : '⚠ 說法不一：'),
  states: (source, date, value) => `${publicationOf(source, date)}寫的是「${value}」。`,
  sources: '來源',
  related: '最接近的報導（沒有回答這個問題）：',
  digest: '摘要',
  page: (number) => `第 ${number} 頁`,
  picture: '圖',
  moreSentences: (count) => `（另有 ${count} 句未顯示）`,
  moreConflicts: (count) => `（另有 ${count} 處不同說法未顯示）`,
  moreSources: (count) => `（另有 ${count} 個來源未列出）`,
  counts: (reports, origins, copies) =>
    `${reports} 篇報導 · ${origins} 個獨立來源${copies > 0 ? `（${copies} 篇為轉載）` : ''}`,
  corpusAsOf: (date) => `語料截至 ${date}`,
  onlySource: (source) => `只看 ${source} 的報導`,
  onlyDays: (since, until) => `只看${dayRange(since, until)}的報導`,
  noted: '這個問題已列入待補清單。',
  noMore: '後面沒有了。',
  changedSince: '⚠ 回答之後，引用的文章有變更或已移出語料；這裡顯示的是當時的內容。',

  buttons: {
    original: '查看原文',
    receipt: '依據',
    publish: '公開',
    thread: '追問',
    rest: '看其餘部分',
    previous: '上一頁',
    next: '下一頁',
    forget: '刪除我的提問',
    confirmForget: '確認刪除',
  },
  noHome: '這個伺服器還沒有設定語料，我在這裡無法回答。請架設我的人在 servers.yaml 裡加上它。',
  noHomeInDirect: `我為幾個伺服器各管一份語料，在私訊裡不知道該查哪一份。請到伺服器裡問，不想讓別人看到可以用 ${command('ask')} 的「只給我看」。`,
  gone: '找不到這則回答了：它已超過保留期限，或者提問的人把它刪了。請重新問一次。',
  notYours: '這個按鈕只有提問的人能用。',
  thanks: '謝謝，記下了。',
  whyTitle: '哪裡不對？',
  whyLabel: '原因（可不填）',
  whyPlaceholder: '例如：數字不對、答非所問、來源太舊……',
  whyNoted: (hasReason) =>
    hasReason
      ? '謝謝。這則回答和你寫的原因已列入待補清單，管理員會看到。'
      : '謝謝。這則回答已列入待補清單，管理員會看到。',
  threadOpened: (thread) => `可以在 ${thread} 裡接著問。`,
  threadHint: (readsAll) =>
    readsAll
      ? '在這裡直接接著問就可以了，我記得前幾輪的內容。'
      : '在這裡 @ 我，或者回覆我的回答，就可以接著問；我記得前幾輪的內容。',
  noThread: '我在這裡沒有權限開討論串。直接回覆我的回答，也可以追問。',
  original: (file, first, last) =>
    first === last ? `${file} 第 ${first} 行` : `${file} 第 ${first}–${last} 行`,
  otherQuotes: '看其他引文',
  articleChanged: '⚠ 回答之後，這篇文章有變更，已找不到這句話；下面是當時的引文。',
  articleMoved: '⚠ 回答之後，這篇文章有變更，但這句話還在；下面是它現在的上下文。',
  articleGone: '⚠ 這篇文章已移出語料；下面是當時的引文。',
  otherArticlesChanged: '⚠ 這篇文章沒有變，但回答引用的其他文章有變更，或已移出語料。',
  receiptTitle: '這則回答的依據',
  receiptVersion: (version, time) => `索引版本 ${version} · 回答於 ${time}`,
  receiptHow: (mode, confidence) =>
    `${mode === 'generated' ? '由對話模型撰寫，逐句核對過出處' : '直接摘自原文'} · 把握${
      { high: '大', medium: '中等', low: '小' }[confidence]
    }`,
  receiptOrigins: (origins) => `獨立來源 ${origins} 個（互相轉載的只算一個）`,
  receiptPassages: '搜尋到的段落，依相關程度排列：',
  receiptRanks: (dense, lexical) => `語意第 ${dense ?? '—'} 名 · 字面第 ${lexical ?? '—'} 名`,
  receiptTerms: (terms) => `符合的詞：${terms}`,
  receiptNothing: '沒有搜尋到相關段落。',

  verdicts: {
    supported: '屬實',
    contradicted: '不符',
    disputed: '說法不一',
    not_in_corpus: '語料未載',
  },
  quoted: (text) => `「${text}」`,
  moreReasons: (count) => `（另有 ${count} 則說明未顯示）`,
  relatedToClaim: '最接近的報導（沒有講到這件事）：',
  noClaim: `這裡沒有可以查證的說法。請寫一句陳述，例如「新館面積3萬平方公尺」；提問請用 ${command('ask')}。`,
  pictureRead: (name, doubtful) =>
    `已讀出圖片 ${name} 裡的文字${doubtful > 0 ? `，其中 ${doubtful} 處沒看清，請核對` : ''}。`,
  pictureNotRead: (name, reason) => `圖片 ${name} 沒有查證：${reason}。`,
  pictureNotFetched: (name) => `圖片 ${name} 沒能從 Discord 取到，請稍後再試。`,
  pictureTooLarge: (name, megabytes) =>
    `圖片 ${name} 超過 ${megabytes} MB，沒有查證，請縮小後再試。`,
  morePictures: (count) => `另有 ${count} 張圖片沒有查證，請分開傳送。`,
  claimsLeft: (count) => `（後面還有 ${count} 句沒查：一次最多查 5 句）`,
  inChinese: null,

  turned: turnedIn('zh-TW'),
  watchBegun: '好，這則回答有了新的說法就私訊告訴你。再按一次 🔔 就不再關注。',
  watchStopped: (count) => `已不再關注 ${count} 項。`,
  watchFull: (most) => `最多關注 ${most} 項。請先用 ${command('watch stop')} 去掉一些。`,
  watchNothing: '這裡還沒有可以關注的回答。請先提問，或給出回答那則訊息的連結。',
  watchUnknown: '從這裡看不到這則回答。請到它所在的頻道裡按 🔔。',
  watchList: (count) => (count > 0 ? `你關注的 ${count} 項` : '你沒有關注任何回答或問題。'),
  chooseWatches: '選擇不再關注的',
  topicAnswered: '記下了。下面是現在的回答，有了新的說法就私訊告訴你。',
  topicSilent: '記下了。語料裡現在還沒有答案，一有就私訊告訴你。',
  topicUnclear: '這個問題單獨看不明白指的是什麼，請寫全了再關注。',
  noticeTitle: (count) =>
    count > 1 ? `你關注的 ${count} 項有了新的說法` : '你關注的問題有了新的說法',
  noticeLink: '看原來的回答',
  noticeHint: `你關注的問題有了新的說法，但我沒辦法私訊你。請用 ${command('watch list')} 查看。`,
  noticesMissed: '沒能私訊給你的：',
  moreNotices: (count) => `（另有 ${count} 項未列出）`,
  timelineTitle: (subject) => `時間線：${subject}`,
  timelineNothing: (subject) => `語料中沒有關於「${subject}」的報導。`,
  timelineUnderstood: (subject) => `按「${subject}」查找。`,
  timelineUndated: '沒有日期',
  timelinePublished: '日期為發表日',
  timelineReports: (reports) => `${reports} 家獨立報導說法相同`,
  timelineCopies: (copies) => `${copies} 篇轉載`,
  timelineMoreValues: (count) => `（另有 ${count} 組數字未顯示）`,
  timelineMore: '（報導太多，沒有全部讀完：請用起始日期、截止日期縮小範圍再看）',

  listTitle: (total, query) =>
    query ? `標題或來源含「${query}」的文章：${total} 篇` : `語料裡的文章：${total} 篇`,
  listPage: (page, pages) => `第 ${page} 頁，共 ${pages} 頁`,
  listNothing: (query) => (query ? `沒有標題或來源含「${query}」的文章。` : '語料裡還沒有文章。'),
  undated: '未註明日期',
  noArticle: `找不到這篇文章。請從選單裡選一篇，或用 ${command('sources')} 瀏覽。`,
  help: {
    everybody: [
      '**我根據新聞語料回答問題，句句有出處；**',
      '**語料裡沒有的，我會直說。**',
      '',
      `**${command('ask')}** 問一個問題；@ 我也可以`,
      '　可以限定日期、媒體，也可以只給自己看',
      '**追問** 回覆我的回答就可以了',
      '**查看原文** 看引文前後都寫了什麼',
      '　引文照文章原樣，可能是簡體字',
      `**${command('check')}** 查一句話；也可以按右鍵（手機上長按）`,
      '　任意一則訊息或截圖 → 應用程式 → 查證',
      `**${command('timeline')}** 按日期看一個人、一件事的報導`,
      `**${command('sources')}** 瀏覽全部文章　**${command('article')}** 看某一篇`,
      `**👍 👎** 答得好不好　**🔔** ${command('watch')} 說法變了告訴你`,
      `**${command('privacy')}** 我記下了什麼，怎樣刪除`,
    ].join('\n'),
    moderators: [
      '',
      '**管理員**',
      `**${command('corpus add')}** 加文章　**${command('corpus refresh')}** 讓它生效`,
      `**${command('corpus status')}** 看現況　**${command('corpus history')}** 看紀錄`,
      `**${command('corpus rollback')}** 換回舊版　**${command('corpus remove')}** 拿掉文章`,
      `**${command('gaps')}** 沒答上來的　**${command('corpus feeds')}** 定期讀的網址`,
    ].join('\n'),
  },
  privacy: (days, readsThreads) =>
    [
      '**我記下什麼**',
      '提問和回答（連同當時的引文）、查證過的話、👍👎 和寫下的原因、你關注的回答和問題。',
      readsThreads
        ? '只有 @ 我、回覆我、私訊我，或發在我開的討論串裡的訊息，我才會處理。'
        : '只有 @ 我、回覆我或私訊我的訊息，我才會處理。',
      days > 0
        ? `這些紀錄保留 ${days} 天，到期自動刪除。`
        : '這些紀錄沒有設保留期限，你可以隨時刪除。',
      '管理員做過什麼、誰試過管理員的指令，另外記在操作紀錄裡：不含提問，一直保留。',
      '按下面的按鈕，可以刪除你問過的全部問題、得到的回答和你的評價。已經發在頻道裡的訊息不受影響。',
    ].join('\n'),
  forgetSure: '你問過的全部問題、得到的回答、你的評價和關注都會刪除，無法復原。確定嗎？',
  forgotten: (count) => `已刪除你的 ${count} 則提問和全部評價。`,

  tooFast: (seconds) => `你問得有點快，我跟不上了。請 ${seconds} 秒後再問。`,
  channelBusy: (seconds) => `這個頻道裡問的人有點多，請 ${seconds} 秒後再問。`,
  lineFull: '現在排隊的問題太多了，請過幾分鐘再問。',
  cutShort: '程式中途停止了，剛才這一次沒有答完。請再問一次。',
  inLine: (ahead) => `收到了，前面還有 ${ahead} 個問題，請稍候……`,
  tookTooLong: '這次花的時間太長，回答已經沒辦法顯示了，請再問一次。',
  stopping: '我馬上要重新啟動，請過一分鐘再問。',
  failed: '出錯了：這次沒能完成，請稍後再試。',
  mayNotWrite: (channel) =>
    `我在 ${channel} 裡沒有發言權限，沒辦法在那裡回答你。請找管理員給我「檢視頻道」和「傳送訊息」的權限，或者在這裡直接問我。`,
  unavailable: '我現在還答不了：語料還沒準備好。請告訴管理員查看紀錄檔。',
  error: (error) => errorIn('zh-TW', error),
  howToAsk: `請在 @ 我之後寫上問題，例如「@我 新館的面積是多少？」，也可以用 ${command('ask')}。`,
  unknownAction: `這個操作已經停用。請用 ${command('help')} 看看我能做什麼。`,

  commands,
  moderation,
}

function dayRange(since: string | null, until: string | null): string {
  if (since === null) return `${until} 及以前`
  return until === null ? `${since} 及以後` : `${since} 至 ${until}`
}
