import type { Article } from '../../domain/index.js'
import { StringTable } from '../string-table.js'
import { ARTICLES, type ArticleColumns, METADATA, type StoredForm } from './article-store.js'
import { writeColumnFile } from './columns.js'
import type { StoredFile } from './manifest.js'
import { carryOver, type PreviousFiles } from './previous-version.js'
import { FileWriter } from './stored-file.js'
import { TEXTS } from './texts.js'
import { type FinishedTexts, TextWriter } from './update-texts.js'

/** Writes articles in row order as they arrive. */
export class ArticleWriter {
  readonly #metadataStarts = [0]
  readonly #passageStarts = [0]
  readonly #ids = new StringTable()
  readonly #values = new StringTable()
  readonly #sources: number[] = []
  readonly #published: number[] = []
  readonly #origins: number[] = []

  private constructor(
    readonly texts: TextWriter,
    readonly metadata: FileWriter,
  ) {}

  static async create(directory: string, previous: PreviousFiles | null): Promise<ArticleWriter> {
    return new ArticleWriter(
      await TextWriter.create(directory, previous),
      await FileWriter.create(directory, METADATA),
    )
  }

  get count(): number {
    return this.#sources.length
  }

  /** Adds an article with `passages` passages; each id may be added only once. */
  async add(article: Article, { text, metadata }: StoredForm, passages: number): Promise<void> {
    await this.texts.add(article.id, text)
    await this.metadata.write(metadata)
    this.#addRow(article, metadata.length, passages)
  }

  /** Adds the articles of the previous version from row `first` up to, but not including, `end`, as stored. */
  async keep(previous: PreviousFiles, first: number, end: number): Promise<void> {
    const { store } = previous
    const { metadataStarts, passageStarts } = store.columns
    const length = (starts: Float64Array | Uint32Array, row: number) =>
      (starts[row + 1] as number) - (starts[row] as number)
    for (let row = first; row < end; row++) {
      const id = store.id(row)
      const origin = store.otherOrigin(row) ?? id
      this.#addRow(
        { id, source: store.source(row), published: store.published(row), origin },
        length(metadataStarts, row),
        length(passageStarts, row),
      )
    }
    this.texts.keep(previous, first, end)
    await this.metadata.write(store.metadataBytes(first, end))
  }

  /** Closes the unfinished files. */
  async abandon(): Promise<void> {
    await Promise.all([this.texts.abandon(), this.metadata.abandon()])
  }

  /** @param bytes of the metadata */
  #addRow(
    { id, source, published, origin }: Pick<Article, 'id' | 'source' | 'published' | 'origin'>,
    bytes: number,
    passages: number,
  ): void {
    if (this.#ids.add(id) !== this.count) throw new Error(`two articles have the id ${id}`)
    this.#sources.push(this.#valueNumber(source))
    this.#published.push(this.#valueNumber(published))
    this.#origins.push(this.#valueNumber(origin === id ? null : origin))
    this.#metadataStarts.push((this.#metadataStarts.at(-1) ?? 0) + bytes)
    this.#passageStarts.push((this.#passageStarts.at(-1) ?? 0) + passages)
  }

  #valueNumber(value: string | null): number {
    return value === null ? 0 : this.#values.add(value) + 1
  }

  /** @param textStarts by row */
  columns(textStarts: Float64Array): ArticleColumns {
    const ids = this.#ids.columns()
    const values = this.#values.columns()
    return {
      textStarts,
      textLengths: Uint32Array.from(this.texts.lengths),
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

/** Finishes the files of the articles. */
export function finishArticles(
  directory: string,
  writer: ArticleWriter,
  { starts, from, file }: FinishedTexts,
  onStep: (point: string) => void,
): Promise<StoredFile>[] {
  const finished = async (file: FileWriter) => {
    const stored = await file.finish()
    onStep(`after:${file.name}`)
    return stored
  }
  return [
    ...(from ? [carryOver(from, TEXTS, directory)] : []),
    finished(file),
    finished(writer.metadata),
    writeColumnFile(directory, ARTICLES, () => ({ ...writer.columns(starts) }), onStep),
  ]
}
