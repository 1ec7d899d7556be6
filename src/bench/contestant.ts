import type { Article } from '../domain/index.js'

/** A corpus of one size, on disk. */
export interface Corpus {
  /** A folder that holds nothing but `newsFile`: one article a line, `{id, text, …}`. */
  folder: string
  /** A folder for the index of whoever writes one; not there yet. */
  index: string
}

/** The name of the corpus file in its folder; article ids begin with it. */
export const newsFile = 'news.jsonl'

/** What is known of a passage that was found: its article. */
export type Found = Pick<Article, 'id' | 'file'>

export interface Built {
  /** How many passages can be found. */
  passages: number
  /** The articles of the passages found for a question, best first; one article may come twice. */
  search(question: string, passages: number): Promise<readonly Found[]>
}

/** Something that makes a corpus searchable. */
export interface Contestant {
  build(corpus: Corpus): Promise<Built>
}

export const contestantNames = ['ours', 'langchain', 'minisearch', 'orama'] as const
export type ContestantName = (typeof contestantNames)[number]
