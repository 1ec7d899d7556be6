/** All texts, one after another, in UTF-16LE: a passage is a slice of it, read without decoding the rest. */
export const TEXTS = 'texts.utf16'
/** Texts added since that file was written: a small refresh carries it over unchanged. */
export const TEXT_CHANGES = 'text-changes.utf16'

/**
 * The texts of a version in UTF-16LE, numbered by code unit through the file and on through the texts added since. Old
 * texts of articles that have changed since stay in place, unused.
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

  /** The texts added since the file was written. */
  get added(): Buffer {
    return this.#added
  }

  /** Returns the same file with other texts after it. */
  withAdded(added: ArrayBuffer): Texts {
    return new Texts(this.#inFile.buffer as ArrayBuffer, added)
  }

  /** Returns the bytes from one unit up to, but not including, another; each text is entirely in one of the parts. */
  bytes(start: number, end: number): Buffer {
    const { unitsInFile } = this
    return start < unitsInFile
      ? this.#inFile.subarray(2 * start, 2 * end)
      : this.#added.subarray(2 * (start - unitsInFile), 2 * (end - unitsInFile))
  }
}
