import type { IndexVersion, LoadedArticles, TermFrequencies } from '../../../src/index/index.js'
import type { LexicalIndex, WeightedTerm } from '../../../src/index/lexical-index.js'

/** More articles at once than any caller may fetch. */
const MOST_AT_ONCE = 500

/**
 * A version that gives only what was fetched from it, as a database would: whatever else is read throws. It proves that
 * callers name all the terms, and load all the articles, that they read.
 */
export function strictVersion(version: IndexVersion): IndexVersion {
  const fetching: Pick<IndexVersion, 'forTerms' | 'frequencies' | 'load' | 'articlesById'> = {
    async forTerms(terms) {
      const asked = new Set(terms)
      return strictLexical(await version.forTerms(asked), asked)
    },
    async frequencies(terms) {
      const asked = new Set(terms)
      return strictFrequencies(await version.frequencies(asked), asked)
    },
    async load(articleRows) {
      return strictArticles(version, await version.load([]), articleRows)
    },
    async articlesById(ids) {
      const asked = new Set(ids)
      const articleOf = await version.articlesById(asked)
      return (id) => {
        assertAsked(asked, id)
        return articleOf(id)
      }
    },
  }
  return new Proxy(version, {
    get(target, name) {
      if (Object.hasOwn(fetching, name)) return Reflect.get(fetching, name)
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

function strictLexical(lexical: LexicalIndex, asked: ReadonlySet<string>): LexicalIndex {
  const checked = (terms: readonly WeightedTerm[]) => {
    for (const { term } of terms) assertAsked(asked, term)
    return terms
  }
  return {
    ...strictFrequencies(lexical, asked),
    search: (terms, ...rest) => lexical.search(checked(terms), ...rest),
    survey: (terms, options) => lexical.survey(checked(terms), options),
    lookUp: (terms, rows) => lexical.lookUp(checked(terms), rows),
  }
}

function strictFrequencies(known: TermFrequencies, asked: ReadonlySet<string>): TermFrequencies {
  return {
    size: known.size,
    documentFrequency(term) {
      assertAsked(asked, term)
      return known.documentFrequency(term)
    },
  }
}

async function strictArticles(
  version: IndexVersion,
  articles: LoadedArticles,
  articleRows: Iterable<number>,
): Promise<LoadedArticles> {
  const loaded = new Set<number>()
  const strict: LoadedArticles = {
    async load(more) {
      const rows = new Set(more)
      if (rows.size > MOST_AT_ONCE) throw new Error(`${rows.size} articles are fetched at once`)
      await articles.load(rows)
      for (const row of rows) loaded.add(row)
      return strict
    },
    article(row) {
      assertAsked(loaded, row)
      return articles.article(row)
    },
    passage(row) {
      assertAsked(loaded, version.articleRowOfPassage(row))
      return articles.passage(row)
    },
    vector(row) {
      assertAsked(loaded, version.articleRowOfPassage(row))
      return articles.vector(row)
    },
  }
  return strict.load(articleRows)
}

function assertAsked<T>(asked: ReadonlySet<T>, read: T): void {
  if (!asked.has(read)) throw new Error(`read, but not fetched: ${read}`)
}
