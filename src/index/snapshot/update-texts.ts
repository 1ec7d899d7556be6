import type { PreviousFiles } from './previous-version.js'
import { FileWriter } from './stored-file.js'
import { TEXT_CHANGES, TEXTS } from './texts.js'

/** UTF-16 code units of texts that may be stored beside the file: 16 MiB. */
const MOST_ADDED = 8 << 20

/** The texts of the new version, to be written, or those of the previous version's file and the ones added since. */
export interface FinishedTexts {
  /** By article row: where the text begins, in units; see `Texts`. */
  starts: Float64Array
  /** The version whose file is carried over; null if the file is written. */
  from: PreviousFiles | null
  /** The file that is written. */
  file: FileWriter
}

/**
 * Writes the texts of the new version, row by row. A few new texts are written beside the previous version's file,
 * which stays. If there are many, or if an article was removed, the remaining texts are all rewritten.
 */
export class TextWriter {
  readonly #starts: number[] = []
  readonly #lengths: number[] = []
  /** How many articles of the previous version are in this one too. */
  #found = 0
  /** The unit after the last one. */
  #end: number

  private constructor(
    readonly directory: string,
    readonly previous: PreviousFiles | null,
    readonly file: FileWriter,
  ) {
    this.#end = previous?.store.texts.units ?? 0
  }

  static async create(directory: string, previous: PreviousFiles | null): Promise<TextWriter> {
    const file = await FileWriter.create(directory, previous ? TEXT_CHANGES : TEXTS)
    if (previous) await file.write(previous.store.texts.added)
    return new TextWriter(directory, previous, file)
  }

  get lengths(): readonly number[] {
    return this.#lengths
  }

  /** Adds the text of the next row. */
  async add(id: string, text: Uint8Array): Promise<void> {
    if (this.previous?.rowOfArticle(id) != null) this.#found++
    this.#push(this.#end, text.length / 2)
    this.#end += text.length / 2
    await this.file.write(text)
  }

  /** Keeps the texts of rows of the previous version. */
  keep({ store }: PreviousFiles, first: number, end: number): void {
    this.#found += end - first
    const { textStarts, textLengths } = store.columns
    for (let row = first; row < end; row++) {
      this.#push(textStarts[row] as number, textLengths[row] as number)
    }
  }

  async finish(): Promise<FinishedTexts> {
    const { previous, file } = this
    const starts = Float64Array.from(this.#starts)
    if (!previous) return { starts, from: null, file }
    const isGone = this.#found < previous.articleCount
    const added = this.#end - previous.store.texts.unitsInFile
    if (!isGone && added <= MOST_ADDED) return { starts, from: previous, file }
    return { ...(await this.#writeAll(previous)), from: null }
  }

  async abandon(): Promise<void> {
    await this.file.abandon()
  }

  /** Writes all texts as one file, one after another. */
  async #writeAll(previous: PreviousFiles): Promise<{ starts: Float64Array; file: FileWriter }> {
    const texts = previous.store.texts.withAdded(await this.file.discard())
    const file = await FileWriter.create(this.directory, TEXTS)
    const starts = new Float64Array(this.#starts.length)
    let end = 0
    try {
      for (const [row, length] of this.#lengths.entries()) {
        starts[row] = end
        const start = this.#starts[row] as number
        await file.write(texts.bytes(start, start + length))
        end += length
      }
    } catch (error) {
      await file.abandon()
      throw error
    }
    return { starts, file }
  }

  #push(start: number, length: number): void {
    this.#starts.push(start)
    this.#lengths.push(length)
  }
}
