import type { Article } from '../../domain/index.js'

/** A corpus of one size, on disk. */
export interface Corpus {
  /** A folder that contains only `newsFile`: one article per line, `{id, text, …}`. */
  folder: string
  /** A folder for the index, for contestants that write one; it does not exist yet. */
  index: string
}

/** The name of the corpus file in its folder; article ids begin with it. */
export const newsFile = 'news.jsonl'

/** What is known about a retrieved passage: its article. */
export type Found = Pick<Article, 'id' | 'file'>

export interface Built {
  /** The number of passages in the index. */
  passages: number
  /** Returns the articles of the passages found for a question, best first; an article may occur twice. */
  search(question: string, passages: number): Promise<readonly Found[]>
}

/** A system that makes a corpus searchable. */
export interface Contestant {
  build(corpus: Corpus): Promise<Built>
}

export const contestantNames = ['ours', 'langchain', 'minisearch', 'orama'] as const
export type ContestantName = (typeof contestantNames)[number]
