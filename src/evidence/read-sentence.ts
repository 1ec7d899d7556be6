import type { Article, Hit, Span } from '../domain/index.js'
import type { Question } from '../question/question.js'
import { type DateMention, dates, lastDay } from '../text/dates.js'
import { fold } from '../text/fold.js'
import { ReadText } from '../text/read-text.js'

/** So far before a sentence stands the day from which its 次日 counts, in characters. */
const farthestDay = 300

/** A sentence of an article, or several quoted together, in offsets of the article's text. */
export class ReadSentence extends ReadText implements Span {
  constructor(
    readonly article: Article,
    readonly start: number,
    readonly end: number,
  ) {
    super(article.text.slice(start, end))
  }

  /** Converts a span of the article to offsets of the sentence. */
  within({ start, end }: Span): Span {
    return { start: start - this.start, end: end - this.start }
  }

  /** Converts a span of the sentence to offsets of the article. */
  inArticle({ start, end }: Span): Span {
    return { start: this.start + start, end: this.start + end }
  }

  protected override dayBefore(): DateMention | null {
    const from = Math.max(0, this.start - farthestDay)
    const ahead = fold(this.article.text.slice(from, this.start))
    const last = lastDay(ahead, dates(ahead, ahead))
    // One that begins where the stretch does may be the end of a longer one.
    return from > 0 && last?.start === 0 ? null : last
  }
}

/** Memoizes a function by object identity; the result is kept as long as the object lives. */
export function oncePer<Key extends object, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const known = new WeakMap<Key, { made: Made }>()
  return (key) => {
    const before = known.get(key)
    if (before) return before.made
    const made = make(key)
    known.set(key, { made })
    return made
  }
}

const readOf = oncePer((_: Article) => new Map<string, ReadSentence>())

/** Returns the sentence at a span of an article: always the same object for the same span. */
export function readSentence(article: Article, { start, end }: Span): ReadSentence {
  const known = readOf(article)
  const key = `${start}-${end}`
  const sentence = known.get(key) ?? new ReadSentence(article, start, end)
  known.set(key, sentence)
  return sentence
}

/** The passage of a hit with the title of its article. */
export const settingOf = oncePer(
  ({ article, passage }: Hit) => new ReadText(`${article.title ?? ''}\n${passage.text}`),
)

/** The title of an article, folded. */
export const titleOf = oncePer(({ title }: Pick<Article, 'title'>) => fold(title ?? ''))

/** The text of a question, read once. */
export const readQuestion = oncePer(({ text }: Pick<Question, 'text'>) => new ReadText(text))
