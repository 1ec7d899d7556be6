/** All texts, one after another, in UTF-16LE: a passage is a slice of it, found without decoding the rest. */
export const TEXTS = 'texts.utf16'
/** Texts that came since that file was written: a small refresh carries it over as it is. */
export const TEXT_CHANGES = 'text-changes.utf16'

/**
 * The texts of a version in UTF-16LE, numbered by code unit through the file and on through what came since. Texts of
 * articles that have changed since stay where they are, unused.
 */
export class Texts {
  readonly #inFile: Buffer
  readonly #added: Buffer

  constructor(inFile: ArrayBuffer, added: ArrayBuffer = new ArrayBuffer()) {
    this.#inFile = Buffer.from(inFile)
    this.#added = Buffer.from(added)
  }

  get units(): number {
    return this.unitsInFile + this.#added.length / 2
  }

  get unitsInFile(): number {
    return this.#inFile.length / 2
  }

  /** What came since the file was written. */
  get added(): Buffer {
    return this.#added
  }

  /** The same with other texts behind those of the file. */
  withAdded(added: ArrayBuffer): Texts {
    return new Texts(this.#inFile.buffer as ArrayBuffer, added)
  }

  /** From one unit up to, without, another; a text stands in one of the two as a whole. */
  bytes(start: number, end: number): Buffer {
    const { unitsInFile } = this
    return start < unitsInFile
      ? this.#inFile.subarray(2 * start, 2 * end)
      : this.#added.subarray(2 * (start - unitsInFile), 2 * (end - unitsInFile))
  }
}
