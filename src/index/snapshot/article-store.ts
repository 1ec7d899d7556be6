import type { Article } from '../../domain/index.js'
import { StringTable } from '../string-table.js'
import type { Texts } from './texts.js'

/** Everything about an article except its text, one JSON object per line, in row order. */
export const METADATA = 'articles.jsonl'
/** Where each row's text and metadata are stored, and the fields that are read for many articles at once. */
export const ARTICLES = 'articles.bin'

/** By article row. */
export interface ArticleColumns {
  /** The offset of the text in UTF-16 code units, and its length in them: see Texts. */
  textStarts: Float64Array
  textLengths: Uint32Array
  /** First byte of the line in METADATA; one entry more than there are articles. */
  metadataStarts: Float64Array
  /** First passage; one entry more than there are articles. */
  passageStarts: Uint32Array
  /** The ids, numbered by row: see StringTable. */
  idUnits: Uint16Array
  idStarts: Uint32Array
  idSlots: Uint32Array
  /** Sources, dates and origins, each stored once: see StringTable. */
  valueUnits: Uint16Array
  valueStarts: Uint32Array
  valueSlots: Uint32Array
  /** Number of the source and of the date in that table plus 1; 0 for null. */
  sources: Uint32Array
  published: Uint32Array
  /** Number of the origin in that table plus 1; 0 if it is the article's own id. */
  origins: Uint32Array
}

/** An article as the bytes of its text and of its line in METADATA. */
export interface StoredForm {
  text: Uint8Array
  metadata: Uint8Array
}

export function storedForm({ text, ...metadata }: Article): StoredForm {
  return {
    text: Buffer.from(text, 'utf16le'),
    metadata: Buffer.from(`${JSON.stringify(metadata)}\n`),
  }
}

/** Reads articles by row. */
export class ArticleStore {
  readonly #metadata: Buffer
  readonly #ids: StringTable
  readonly #values: readonly string[]

  constructor(
    readonly columns: ArticleColumns,
    readonly texts: Texts,
    metadata: ArrayBuffer,
  ) {
    this.#metadata = Buffer.from(metadata)
    this.#ids = new StringTable({
      units: columns.idUnits,
      starts: columns.idStarts,
      slots: columns.idSlots,
    })
    const values = new StringTable({
      units: columns.valueUnits,
      starts: columns.valueStarts,
      slots: columns.valueSlots,
    })
    this.#values = Array.from({ length: values.size }, (_, number) => values.at(number))
  }

  get count(): number {
    return this.columns.sources.length
  }

  article(row: number): Article {
    return { ...this.metadata(row), text: this.text(row) }
  }

  metadata(row: number): Omit<Article, 'text'> {
    return JSON.parse(this.metadataBytes(row).toString('utf8'))
  }

  /** Returns the row of an article, or −1. */
  rowOf(id: string): number {
    return this.#ids.find(id)
  }

  id(row: number): string {
    return this.#ids.at(row)
  }

  source(row: number): string | null {
    return this.#values[(this.columns.sources[row] ?? 0) - 1] ?? null
  }

  published(row: number): string | null {
    return this.#values[(this.columns.published[row] ?? 0) - 1] ?? null
  }

  /** Returns the origin if it is not the article's own id. */
  otherOrigin(row: number): string | null {
    return this.#values[(this.columns.origins[row] ?? 0) - 1] ?? null
  }

  /** Returns the text or a part of it; offsets are in UTF-16 code units. */
  text(row: number, start = 0, end = Number.POSITIVE_INFINITY): string {
    return this.textBytes(row).toString('utf16le', 2 * start, 2 * end)
  }

  /** Returns the stored bytes of the text. */
  textBytes(row: number): Buffer {
    const start = this.columns.textStarts[row]
    if (start === undefined) throw new RangeError(`no article in row ${row}`)
    return this.texts.bytes(start, start + (this.columns.textLengths[row] as number))
  }

  /** Returns the stored metadata lines of the rows from `first` up to, but not including, `end`. */
  metadataBytes(first: number, end = first + 1): Buffer {
    const { metadataStarts } = this.columns
    return this.#metadata.subarray(metadataStarts[first], metadataStarts[end])
  }
}
