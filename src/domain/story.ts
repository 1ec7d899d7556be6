import type { Article } from './article.js'

/** Reports of one event, newest first. */
export interface Story {
  articles: Pick<Article, 'id' | 'title' | 'source' | 'published' | 'file'>[]
  /** How many articles repeat one of these. */
  copies: number
}
