import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { TEXTS } from './article-store.js'

/** Reads stretches of text from the file that the writer has just finished. */
export class TextReader {
  private constructor(
    readonly handle: FileHandle,
    readonly textStarts: Float64Array,
  ) {}

  static async open(directory: string, textStarts: Float64Array): Promise<TextReader> {
    return new TextReader(await open(join(directory, TEXTS), 'r'), textStarts)
  }

  /** Part of an article's text, in UTF-16 code units. */
  async text(articleRow: number, start: number, end: number): Promise<string> {
    const bytes = Buffer.alloc(2 * (end - start))
    await this.handle.read(bytes, 0, bytes.length, 2 * ((this.textStarts[articleRow] ?? 0) + start))
    return bytes.toString('utf16le')
  }

  close(): Promise<void> {
    return this.handle.close()
  }
}
