import type { Article } from '../../domain/index.js'
import { StringTable } from '../string-table.js'
import { type Columns, writeColumns } from './columns.js'
import type { StoredFile } from './manifest.js'
import { FileWriter } from './stored-file.js'

/** All texts, one after another, in UTF-16LE: a passage is a slice of it, found without decoding the rest. */
export const TEXTS = 'texts.utf16'
/** Everything of an article except its text, one JSON object a line, in row order. */
export const METADATA = 'articles.jsonl'
/** Where each row's text and metadata stand, and what is asked of many articles at once. */
export const ARTICLES = 'articles.bin'

/** By article row; each table of starts has one entry more than there are articles. */
export interface ArticleColumns {
  /** First UTF-16 code unit of the text in TEXTS. */
  textStarts: Float64Array
  /** First byte of the line in METADATA. */
  metadataStarts: Float64Array
  /** First passage. */
  passageStarts: Uint32Array
  /** The ids, numbered by row: see StringTable. */
  idUnits: Uint16Array
  idStarts: Uint32Array
  idSlots: Uint32Array
  /** Sources, dates and origins, each numbered once: see StringTable. */
  valueUnits: Uint16Array
  valueStarts: Uint32Array
  valueSlots: Uint32Array
  /** Number of the source and of the date in that table plus 1; 0 for null. */
  sources: Uint32Array
  published: Uint32Array
  /** Number of the origin in that table plus 1; 0 where it is the article's own id. */
  origins: Uint32Array
}

/** An article as the bytes in TEXTS and in METADATA. */
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

/** Writes articles in row order, as they come. */
export class ArticleWriter {
  readonly #textStarts = [0]
  readonly #metadataStarts = [0]
  readonly #passageStarts = [0]
  readonly #ids = new StringTable()
  readonly #values = new StringTable()
  readonly #sources: number[] = []
  readonly #published: number[] = []
  readonly #origins: number[] = []

  private constructor(
    readonly texts: FileWriter,
    readonly metadata: FileWriter,
  ) {}

  static async create(directory: string): Promise<ArticleWriter> {
    return new ArticleWriter(
      await FileWriter.create(directory, TEXTS),
      await FileWriter.create(directory, METADATA),
    )
  }

  get count(): number {
    return this.#sources.length
  }

  /** Adds an article with `passages` passages; an id may come only once. */
  async add(article: Article, { text, metadata }: StoredForm, passages: number): Promise<void> {
    await this.texts.write(text)
    await this.metadata.write(metadata)
    this.#addRow(article, text.length / 2, metadata.length, passages)
  }

  /** Adds the articles of a store from row `first` up to, without, `end`, as they are stored. */
  async keep(store: ArticleStore, first: number, end: number): Promise<void> {
    const { textStarts, metadataStarts, passageStarts } = store.columns
    const length = (starts: Float64Array | Uint32Array, row: number) =>
      (starts[row + 1] as number) - (starts[row] as number)
    for (let row = first; row < end; row++) {
      const id = store.id(row)
      const origin = store.otherOrigin(row) ?? id
      this.#addRow(
        { id, source: store.source(row), published: store.published(row), origin },
        length(textStarts, row),
        length(metadataStarts, row),
        length(passageStarts, row),
      )
    }
    await this.texts.write(store.textBytes(first, end))
    await this.metadata.write(store.metadataBytes(first, end))
  }

  /** Gives the files up as they are. */
  async abandon(): Promise<void> {
    await Promise.all([this.texts.abandon(), this.metadata.abandon()])
  }

  /** @param units of the text, bytes of the metadata */
  #addRow(
    { id, source, published, origin }: Pick<Article, 'id' | 'source' | 'published' | 'origin'>,
    units: number,
    bytes: number,
    passages: number,
  ): void {
    if (this.#ids.add(id) !== this.count) throw new Error(`two articles have the id ${id}`)
    this.#sources.push(this.#valueNumber(source))
    this.#published.push(this.#valueNumber(published))
    this.#origins.push(this.#valueNumber(origin === id ? null : origin))
    this.#textStarts.push((this.#textStarts.at(-1) ?? 0) + units)
    this.#metadataStarts.push((this.#metadataStarts.at(-1) ?? 0) + bytes)
    this.#passageStarts.push((this.#passageStarts.at(-1) ?? 0) + passages)
  }

  #valueNumber(value: string | null): number {
    return value === null ? 0 : this.#values.add(value) + 1
  }

  columns(): ArticleColumns {
    const ids = this.#ids.columns()
    const values = this.#values.columns()
    return {
      textStarts: Float64Array.from(this.#textStarts),
      metadataStarts: Float64Array.from(this.#metadataStarts),
      passageStarts: Uint32Array.from(this.#passageStarts),
      idUnits: ids.units,
      idStarts: ids.starts,
      idSlots: ids.slots,
      valueUnits: values.units,
      valueStarts: values.starts,
      valueSlots: values.slots,
      sources: Uint32Array.from(this.#sources),
      published: Uint32Array.from(this.#published),
      origins: Uint32Array.from(this.#origins),
    }
  }
}

/** Reads articles by row. */
export class ArticleStore {
  readonly #texts: Buffer
  readonly #metadata: Buffer
  readonly #ids: StringTable
  readonly #values: readonly string[]

  constructor(
    readonly columns: ArticleColumns,
    texts: ArrayBuffer,
    metadata: ArrayBuffer,
  ) {
    this.#texts = Buffer.from(texts)
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
    return { ...JSON.parse(this.metadataBytes(row).toString('utf8')), text: this.text(row) }
  }

  /** The row of an article, or −1. */
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

  /** The origin where it is not the article's own id. */
  otherOrigin(row: number): string | null {
    return this.#values[(this.columns.origins[row] ?? 0) - 1] ?? null
  }

  /** The text, or a part of it, in UTF-16 code units. */
  text(row: number, start = 0, end = Number.POSITIVE_INFINITY): string {
    const from = this.#textStart(row)
    const to = this.#textStart(row + 1)
    return this.#texts.toString('utf16le', 2 * (from + start), 2 * Math.min(from + end, to))
  }

  /** The texts of rows from `first` up to, without, `end`, as they are stored. */
  textBytes(first: number, end = first + 1): Buffer {
    return this.#texts.subarray(2 * this.#textStart(first), 2 * this.#textStart(end))
  }

  /** Their lines of metadata, as they are stored. */
  metadataBytes(first: number, end = first + 1): Buffer {
    const { metadataStarts } = this.columns
    return this.#metadata.subarray(metadataStarts[first], metadataStarts[end])
  }

  #textStart(row: number): number {
    const start = this.columns.textStarts[row]
    if (start === undefined) throw new RangeError(`no article in row ${row}`)
    return start
  }
}

/** Finishes the three files of the articles. */
export function finishArticles(
  directory: string,
  writer: ArticleWriter,
  onStep: (point: string) => void,
): Promise<StoredFile>[] {
  const finished = async (file: FileWriter) => {
    const stored = await file.finish()
    onStep(`after:${file.name}`)
    return stored
  }
  return [
    finished(writer.texts),
    finished(writer.metadata),
    writeColumnFile(directory, ARTICLES, () => ({ ...writer.columns() }), onStep),
  ]
}

/** Writes one file of columns, which are made when it is their turn. */
export async function writeColumnFile(
  directory: string,
  name: string,
  columns: () => Columns,
  onStep: (point: string) => void,
): Promise<StoredFile> {
  onStep(`before:${name}`)
  const writer = await FileWriter.create(directory, name)
  try {
    await writeColumns(writer, columns())
  } catch (error) {
    await writer.abandon()
    throw error
  }
  const stored = await writer.finish()
  onStep(`after:${name}`)
  return stored
}
