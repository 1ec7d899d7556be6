import type { AskingWords } from './words.js'

const days = (since: string | null, until: string | null) =>
  since && until ? `${since} 至 ${until}` : since ? `${since} 起` : `${until} 以前`

export const traditional: AskingWords = {
  ask: '提問',
  check: '查證',
  corpus: '語料',
  pages: '頁面',
  question: '想知道什麼？',
  questionHint: (most) => `只按語料裡的報導回答，每句都給出處。最多 ${most} 字。`,
  askNow: '提問',
  claim: '要查證的說法',
  claimHint: (most) => `寫一句或幾句陳述，逐句對照報導。最多 ${most} 字。`,
  checkNow: '查證',
  restrict: '限定來源或日期',
  source: '只看這個來源',
  since: '從哪天起',
  until: '到哪天止',
  waiting: '正在查報導……',
  answer: '回答',
  sources: '來源',
  related: '最接近的報導（沒有回答這個問題）',
  relatedToClaim: '最接近的報導（沒有講到這件事）',
  conflict: '說法不一',
  conflictAbout: (about) => `說法不一：${about}`,
  counts: (reports, origins, copies) =>
    `${reports} 篇報導 · ${origins} 個獨立來源${copies > 0 ? `（${copies} 篇為轉載）` : ''}`,
  corpusAsOf: (date) => `語料截至 ${date}`,
  onlySource: (source) => `只看 ${source} 的報導`,
  onlyDays: (since, until) => `只看 ${days(since, until)} 的報導`,
  noted: '這個問題已記入待補清單。',
  toSource: (n) => `看來源 ${n}`,
  receipt: '依據：這則回答是怎麼來的',
  receiptVersion: (version, time) => `索引版本 ${version} · 回答於 ${time}`,
  receiptHow: (mode, confidence) =>
    `${mode === 'generated' ? '由對話模型撰寫，逐句核對過出處' : '直接摘自原文'} · 把握${
      { high: '大', medium: '中等', low: '小' }[confidence]
    }`,
  receiptPassages: '檢索到的段落，按相關程度排列：',
  receiptRanks: (dense, lexical) => `語義第 ${dense ?? '—'} 名 · 字面第 ${lexical ?? '—'} 名`,
  receiptNothing: '沒有檢索到相關段落。',
  linkToAnswer: '這則回答的連結',
  followUp: '接著問',
  followUpHint: '可以只寫「它的面積呢？」，前幾輪的內容會一起看。',
  follows: '接著這個問題：',
  changedSince: '回答之後，引用的文章有變更或已移出語料；這裡顯示的是當時的內容。',
  answerGone: '找不到這則回答了：它已過保留期，或者提問的人把它刪了。請重新問一次。',
  verdicts: {
    supported: '屬實',
    contradicted: '不符',
    disputed: '說法不一',
    not_in_corpus: '語料未載',
  },
  noClaim:
    '這裡沒有可以查證的說法。請寫一句陳述，例如「新館面積3萬平方公尺」；提問請到「提問」頁。',
  claimsLeft: (count) => `一次最多查證幾句，還有 ${count} 句沒有查；請分幾次查。`,
  tooFast: '問得太快了',
  tooFastMore: (seconds) => `請等 ${seconds} 秒再試，剛才寫的內容還在下面。`,
  busy: '現在問的人太多',
  busyMore: '請過一會兒再試，剛才寫的內容還在下面。',
}
