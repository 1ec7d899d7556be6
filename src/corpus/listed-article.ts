import type { Article } from '../domain/index.js'

/** An article as a list shows it. */
export type ListedArticle = Pick<Article, 'id' | 'title' | 'source' | 'published' | 'file'>

export function listed({ id, title, source, published, file }: ListedArticle): ListedArticle {
  return { id, title, source, published, file }
}
