import { createHash } from 'node:crypto'
import type { Article, ChangedArticles } from '../domain/index.js'
import type { ComparedVersions } from '../index/index.js'

/** Returns how two versions differ. An article that only moved to another place counts as the same. */
export async function changedArticles({ gone, fresh }: ComparedVersions): Promise<ChangedArticles> {
  const left: { id: string; hash: string }[] = []
  for await (const article of gone) left.push({ id: article.id, hash: contentHash(article) })
  const known = new Set(left.map(({ hash }) => hash))
  const moved = new Set<string>()
  const ids: string[] = []
  for await (const article of fresh) {
    const hash = contentHash(article)
    if (known.has(hash)) moved.add(hash)
    else ids.push(article.id)
  }
  return { fresh: ids, gone: left.flatMap(({ id, hash }) => (moved.has(hash) ? [] : id)) }
}

/** A hash of what a reader sees of an article, apart from its place. */
function contentHash({ title, source, published, text }: Article): string {
  const seen = JSON.stringify([title, source, published, text])
  return createHash('sha256').update(seen).digest('base64')
}
