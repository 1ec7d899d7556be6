import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article } from '../../src/domain/index.js'
import { Bm25Builder } from '../../src/index/bm25-builder.js'
import { Bm25Index, scoredRows } from '../../src/index/bm25-index.js'
import type { ArticleFilter, IndexStore, IndexVersion } from '../../src/index/index.js'
import { innerProduct } from '../../src/index/inner-product.js'
import { DEFAULT_BM25 } from '../../src/index/lexical-index.js'
import {
  article,
  bigrams,
  contentOf,
  fingerprint,
  vectorOf,
} from '../integration/snapshot-corpus.js'
import { articleIn, articlesIn } from '../support/index/article-in.js'

/** A store without versions, and what removes it. */
export interface CreatedStore {
  store: IndexStore
  /** Opens the same store anew, as another process does. */
  again(): IndexStore
  remove(): Promise<void>
}

const first = [
  article('a', '太原市今年投资七百亿元。项目共有三百个。', { published: '2024-03-01' }),
  article('b', '晋城的煤层气产量增长。\u{20000}字与😀都在。', {
    source: null,
    published: '2023-01-05',
  }),
  article('c', ''),
  article('wire', '大同的古城墙修好了。门票六十元。', { published: '2024-05-01' }),
  article('copy', '大同的古城墙修好了。门票七十元。', {
    origin: 'wire',
    source: '大同晚报',
    published: '2024-05-02',
  }),
]
const others = Array.from({ length: 60 }, (_, i) =>
  article(
    `n${i}`,
    `第${i}条消息说${String.fromCharCode(0x4e00 + 17 * i)}村通车。全长${i + 3}公里。`,
    {
      source: i % 5 === 0 ? '朔州日報' : '太原日报',
      published: `2024-0${1 + (i % 9)}-11`,
    },
  ),
)
/** More copies of one text than any search skips in passing. */
const copies = Array.from(
  { length: 14 },
  (_, i) => ({ ...others[0], id: `n0 again ${i}` }) as Article,
)
const articles = [...first, ...others, ...copies]

/** The contract of every open version, wherever it is stored. */
export function indexVersionContract(name: string, create: () => Promise<CreatedStore>): void {
  describe(`${name}: an open version`, () => {
    let version: IndexVersion
    let remove = async () => {}
    beforeAll(async () => {
      const created = await create()
      remove = created.remove
      await created.store.write(contentOf(articles, { corpus: { files: { x: 1 } } }))
      version = await created.again().open(fingerprint)
    })
    afterAll(() => remove())

    const rowOf = async (id: string) => (await version.rowsOfArticles([id]))[0] ?? -1
    const wordsOf = (text: string) => [...bigrams(text)].map((term) => ({ term, weight: 1 }))

    test('gives back what was written', async () => {
      expect(await articlesIn(version)).toEqual(articles)
      expect([version.articleCount, version.passageCount]).toEqual([79, 156])
      expect(await articleIn(version, 'b')).toEqual(articles[1])
      expect(await articleIn(version, 'z')).toBeNull()
      expect(await version.rowsOfArticles(['b', 'z', 'a'])).toEqual([1, null, 0])
      expect(version.passagesOfArticle(1)).toEqual([2, 4])
      expect([2, 3].map((row) => version.articleRowOfPassage(row))).toEqual([1, 1])
      expect((await version.load([1])).passage(3)).toEqual({
        ...{ articleId: 'b', start: 11, end: 20 },
        text: '\u{20000}字与😀都在。',
      })
      expect([0, 1].map((row) => [version.source(row), version.published(row)])).toEqual([
        ['太原日报', '2024-03-01'],
        [null, '2023-01-05'],
      ])
      expect(version.manifest).toMatchObject({
        ...{ version: version.version, articles: 79, passages: 156, fingerprint },
        ...{ oldest: '2023-01-05', newest: '2024-09-11', corpus: { files: { x: 1 } } },
      })
    })

    test('gives heads of articles, without their texts, one by one or all', async () => {
      const heads = []
      for await (const head of version.articleHeads()) heads.push(head)
      const expected = articles.map(({ text: _, ...rest }, row) => ({ row, ...rest }))
      expect(heads).toEqual(expected)
      expect(await version.heads([3, 1])).toEqual([expected[3], expected[1]])
    })

    test('reads an article as one object, and its vectors as they were made', async () => {
      const loaded = await version.load([1])
      expect(await loaded.load([2])).toBe(loaded)
      expect(loaded.article(1)).toBe(loaded.article(1))
      expect(loaded.article(2)).toEqual(articles[2])
      const expected = vectorOf(loaded.passage(2).text)
      expect(innerProduct(loaded.vector(2), expected)).toBeCloseTo(1, 5)
    })

    test('knows copies: of one origin, and passages that all of them have', async () => {
      const [wire, copy, alone] = await Promise.all(['wire', 'copy', 'a'].map(rowOf))
      expect(version.articlesOfOrigin(copy ?? -1)).toEqual([wire, copy])
      expect(version.articlesOfOrigin(alone ?? -1)).toEqual([alone])
      expect(version.origin(copy ?? -1)).toBe(version.origin(wire ?? -1))
      expect(version.origin(alone ?? -1)).not.toBe(version.origin(wire ?? -1))
      const [passage = -1] = version.passagesOfArticle(copy ?? -1)
      const [before = -1] = version.passagesOfArticle(wire ?? -1)
      expect([...version.copiesOfPassage(passage)]).toEqual([before, passage])
      expect([...version.copiesOfPassage(passage + 1)]).toEqual([passage + 1])
      const { repeated, admits } = await version.select({}, { countCopiesOnce: true })
      expect(repeated?.indexOf(1)).toBe(passage)
      expect([before, passage].map((row) => admits?.(row))).toEqual([true, false])
      const late = { since: '2024-05-02' }
      const { admits: admitsLate } = await version.select(late, { countCopiesOnce: true })
      expect([before, passage].map((row) => admitsLate?.(row))).toEqual([false, true])
    })

    test('scores terms as one index of all terms does, to the last bit', async () => {
      const groups: number[] = []
      const counts: number[] = []
      const builder = new Bm25Builder()
      const loaded = await version.load(articles.keys())
      for (let row = 0; row < version.passageCount; row++) {
        const articleRow = version.articleRowOfPassage(row)
        builder.add(bigrams(loaded.passage(row).text))
        groups.push(articleRow)
        const { id, origin } = articles[articleRow] as Article
        counts.push(id === origin ? 1 : 0)
      }
      const columns = builder.columns()
      const whole = new Bm25Index(
        columns,
        scoredRows(
          columns.rowLengths,
          DEFAULT_BM25,
          Uint32Array.from(groups),
          Uint8Array.from(counts),
        ),
      )
      const { admits } = await version.select({ source: '朔州日报' })
      for (const asked of ['第7条消息说通车', '古城墙修好了没有', '全长60公里', '完全没有的词']) {
        const terms = wordsOf(asked)
        const lexical = await version.forTerms(terms.map(({ term }) => term))
        const known = await version.frequencies(terms.map(({ term }) => term))
        expect([lexical.size, known.size]).toEqual([whole.size, whole.size])
        for (const { term } of terms) {
          const often = whole.documentFrequency(term)
          expect([lexical, known].map((each) => each.documentFrequency(term))).toEqual([
            often,
            often,
          ])
        }
        expect(lexical.search(terms, 20)).toEqual(whole.search(terms, 20))
        const options = { k: 8, groupWeight: 0.7, filter: admits }
        expect(lexical.survey(terms, options)).toEqual(whole.survey(terms, options))
        expect(lexical.lookUp(terms, [0, 5, 90])).toEqual(whole.lookUp(terms, [0, 5, 90]))
      }
    })

    const some = new Set(['a', 'n3', 'n4', 'nowhere'])
    const admitted: [string, ArticleFilter, (article: Article) => boolean][] = [
      ['nothing', {}, () => true],
      [
        'a time',
        { since: '2024-03-01', until: '2024-04-30' },
        ({ published }) => /^2024-0[34]/.test(published ?? ''),
      ],
      [
        'a publisher, in the other script',
        { source: '朔州日报' },
        ({ source }) => source === '朔州日報',
      ],
      ['some articles', { only: some }, ({ id }) => some.has(id)],
      ['all but some', { exclude: some }, ({ id }) => !some.has(id)],
      [
        'one day of one publisher',
        { since: '2024-05-02', until: '2024-05-02', source: '大同晚报' },
        ({ id }) => id === 'copy',
      ],
      ['what nobody has', { since: '2031-01-01' }, () => false],
    ]
    test.each(admitted)(
      'restricted to %s it finds that alone, and never fewer than there are',
      async (_, filter, isAdmitted) => {
        const loaded = await version.load(articles.keys())
        const query = vectorOf(others[0]?.text.replace(/。.*$/, '。') ?? '')
        for (const countCopiesOnce of [false, true]) {
          const selection = await version.select(filter, { countCopiesOnce })
          const rows = Array.from({ length: version.passageCount }, (_, row) => row).filter(
            (row) => {
              const from = articles[version.articleRowOfPassage(row)] as Article
              return isAdmitted(from) && selection.repeated?.[row] !== 1
            },
          )
          expect(rows.map((row) => selection.admits?.(row) ?? true)).toEqual(rows.map(() => true))
          const best = rows
            .map((row) => innerProduct(query, loaded.vector(row)))
            .sort((a, b) => b - a)
          for (const k of [1, 10, 200]) {
            const found = await version.searchVectors(query, k, selection)
            expect(found).toHaveLength(Math.min(k, rows.length))
            expect(found.filter(({ row }) => !rows.includes(row))).toEqual([])
            const exactly = await version.searchExactly(query, k, selection)
            for (const [i, { score }] of exactly.entries())
              expect(score).toBeCloseTo(best[i] ?? 2, 5)
            expect(exactly).toHaveLength(found.length)
          }
        }
      },
    )
  })
}
