import {
  type Answer,
  type AnswerContent,
  type AnswerNote,
  isForeign,
  isThanks,
  spoken,
} from '../domain/index.js'
import type { Locale } from './locale.js'
import { modelFailureToOperator } from './model-failures.js'

type NoteOf<Kind extends AnswerNote['kind']> = Extract<AnswerNote, { kind: Kind }>

interface Words {
  /** @param isChinese whether the question is in Chinese */
  nothingFound(isChinese: boolean): string
  /** Introduces sentences that come close. */
  nearest(isChinese: boolean): string
  /** The reply to thanks. */
  welcome: string
  /** Asks what the user means by `word`, or by the whole question if null. */
  askBack(word: string | null): string
  notes: { [Kind in AnswerNote['kind']]: (note: NoteOf<Kind>) => string }
}

const stated = (
  { reports }: NoteOf<'reported_by'>,
  by: (author: string) => string,
  comma: string,
  semicolon: string,
) => {
  const each = reports.map(({ source, published, author }) =>
    [source, published, author === null ? null : by(author)].filter(Boolean).join(comma),
  )
  return [...new Set(each)].join(semicolon)
}

const wordsIn: Record<Locale, Words> = {
  'zh-CN': {
    nothingFound: () => '语料中没有找到能回答这个问题的内容。',
    nearest: () => '没有直接写明，最接近的是：',
    welcome: '不客气。想查别的，直接问就行。',
    askBack: (word) =>
      word === null
        ? '不能确定您问的是什么：请写明所指的人、地方、机构或事情，再问一次。'
        : `您说的“${word}”是指哪一个？请把问题写完整，再问一次。`,
    notes: {
      understood_as: ({ question }) => `按“${question}”理解。`,
      continues: ({ question }) => `接着“${question}”理解。`,
      corrected: ({ written, meant }) => `语料里没有“${written}”，按“${meant}”回答。`,
      reworded: ({ question }) => `按“${question}”回答。`,
      reported_by: (note) =>
        `报道出自：${stated(note, (author) => `作者 ${author}`, '，', '；')}。`,
      unanswered: ({ question }) => `语料里没有找到“${question}”的答案。`,
    },
  },
  'zh-TW': {
    nothingFound: () => '語料中沒有找到能回答這個問題的內容。',
    nearest: () => '沒有直接寫明，最接近的是：',
    welcome: '不客氣。想查別的，直接問就行。',
    askBack: (word) =>
      word === null
        ? '不能確定您問的是什麼：請寫明所指的人、地方、機構或事情，再問一次。'
        : `您說的「${word}」是指哪一個？請把問題寫完整，再問一次。`,
    notes: {
      understood_as: ({ question }) => `按「${question}」理解。`,
      continues: ({ question }) => `接著「${question}」理解。`,
      corrected: ({ written, meant }) => `語料裡沒有「${written}」，按「${meant}」回答。`,
      reworded: ({ question }) => `按「${question}」回答。`,
      reported_by: (note) =>
        `報導出自：${stated(note, (author) => `作者 ${author}`, '，', '；')}。`,
      unanswered: ({ question }) => `語料裡沒有找到「${question}」的答案。`,
    },
  },
  en: {
    nothingFound: (isChinese) =>
      `Nothing in the corpus answers this.${isChinese ? '' : ' Its articles are in Chinese: such questions are best asked in Chinese.'}`,
    nearest: (isChinese) =>
      `Not stated as such; the nearest in the corpus${isChinese ? '' : ' (best asked in Chinese)'}: `,
    welcome: "You're welcome. Just ask when you want to look up something else.",
    askBack: (word) =>
      `I cannot tell ${word === null ? 'what you are asking about' : `what “${word}” stands for`}. Please write the question out in full and ask again.`,
    notes: {
      understood_as: ({ question }) => `Understood as “${question}”.`,
      continues: ({ question }) => `Understood as going on from “${question}”.`,
      corrected: ({ written, meant }) =>
        `“${written}” is not in the corpus; answered for “${meant}”.`,
      reworded: ({ question }) => `Answered for “${question}”.`,
      reported_by: (note) =>
        `Reported by: ${stated(note, (author) => `by ${author}`, ', ', '; ')}.`,
      unanswered: ({ question }) => `The corpus has no answer to “${question}”.`,
    },
  },
}

/** Returns a note as a sentence. */
export function noteIn(locale: Locale, note: AnswerNote): string {
  // The function always fits the note, but the compiler cannot follow that through the union.
  const say = wordsIn[locale].notes[note.kind] as (note: AnswerNote) => string
  return say(note)
}

/** Adds the text to an answer: the sentences with their markers, or that there are none, and the notes. */
export function worded(content: AnswerContent, locale: Locale): Answer {
  const { notes, modelFailure, status } = content
  const notice = [
    ...notes.map((note) => noteIn(locale, note)),
    ...(modelFailure === null
      ? []
      : [modelFailureToOperator(locale, modelFailure, status === 'answered')]),
  ]
  return {
    ...content,
    answer: `${status === 'answered' ? '' : silenceIn(locale, content)}${spoken(content)}`,
    notice: notice.length > 0 ? notice.join(locale === 'en' ? ' ' : '') : null,
  }
}

/** Returns what to say if nothing answers: it introduces the sentences that come close, if there are any. */
export function silenceIn(
  locale: Locale,
  { question, clarify, isNear }: Pick<AnswerContent, 'question' | 'clarify' | 'isNear'>,
): string {
  const words = wordsIn[locale]
  if (clarify !== null) {
    if (isThanks(question)) return words.welcome
    return words.askBack(clarify === question ? null : clarify)
  }
  const isChinese = !isForeign(question)
  return isNear ? words.nearest(isChinese) : words.nothingFound(isChinese)
}
