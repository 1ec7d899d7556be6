import type { AskingWords } from './words.js'

const days = (since: string | null, until: string | null) =>
  since && until ? `${since} 至 ${until}` : since ? `${since} 起` : `${until} 以前`

export const simplified: AskingWords = {
  ask: '提问',
  check: '查证',
  corpus: '语料',
  pages: '页面',
  question: '想知道什么？',
  questionHint: (most) => `只按语料里的报道回答，每句都给出处。最多 ${most} 字。`,
  askNow: '提问',
  claim: '要查证的说法',
  claimHint: (most) => `写一句或几句陈述，逐句对照报道。最多 ${most} 字。`,
  checkNow: '查证',
  restrict: '限定来源或日期',
  source: '只看这个来源',
  since: '从哪天起',
  until: '到哪天止',
  waiting: '正在查报道……',
  answer: '回答',
  sources: '来源',
  related: '最接近的报道（没有回答这个问题）',
  relatedToClaim: '最接近的报道（没有讲到这件事）',
  conflict: '说法不一',
  conflictAbout: (about) => `说法不一：${about}`,
  counts: (reports, origins, copies) =>
    `${reports} 篇报道 · ${origins} 个独立来源${copies > 0 ? `（${copies} 篇为转载）` : ''}`,
  corpusAsOf: (date) => `语料截至 ${date}`,
  onlySource: (source) => `只看 ${source} 的报道`,
  onlyDays: (since, until) => `只看 ${days(since, until)} 的报道`,
  noted: '这个问题已记入待补清单。',
  toSource: (n) => `看来源 ${n}`,
  receipt: '依据：这条回答是怎么来的',
  receiptVersion: (version, time) => `索引版本 ${version} · 回答于 ${time}`,
  receiptHow: (mode, confidence) =>
    `${mode === 'generated' ? '由对话模型撰写，逐句核对过出处' : '直接摘自原文'} · 把握${
      { high: '大', medium: '中等', low: '小' }[confidence]
    }`,
  receiptPassages: '检索到的段落，按相关程度排列：',
  receiptRanks: (dense, lexical) => `语义第 ${dense ?? '—'} 名 · 字面第 ${lexical ?? '—'} 名`,
  receiptNothing: '没有检索到相关段落。',
  linkToAnswer: '这条回答的链接',
  followUp: '接着问',
  followUpHint: '可以只写“它的面积呢？”，前几轮的内容会一起看。',
  follows: '接着这个问题：',
  changedSince: '回答之后，引用的文章有改动或已移出语料；这里显示的是当时的内容。',
  answerGone: '找不到这条回答了：它已过保留期，或者提问的人把它删了。请重新问一次。',
  verdicts: {
    supported: '属实',
    contradicted: '不符',
    disputed: '说法不一',
    not_in_corpus: '语料未载',
  },
  noClaim: '这里没有可以查证的说法。请写一句陈述，例如“新馆面积3万平方米”；提问请到“提问”页。',
  claimsLeft: (count) => `一次最多查证几句，还有 ${count} 句没有查；请分几次查。`,
  tooFast: '问得太快了',
  tooFastMore: (seconds) => `请等 ${seconds} 秒再试，刚才写的内容还在下面。`,
  busy: '现在问的人太多',
  busyMore: '请过一会儿再试，刚才写的内容还在下面。',
}
