import { type AddedFile, type AddOptions, addToCorpus, type SentFile } from '../corpus/add.js'
import { fetchPage } from '../corpus/intake/fetch-page.js'

/** Adds files and pages to the corpus, in the calling thread or in separate threads. */
export interface CorpusAdder {
  addFiles(files: readonly SentFile[], options?: AddOptions): Promise<AddedFile[]>
  /** Fetches a public page or document. */
  fetchFile(url: string): Promise<SentFile>
}

/** Adds files and pages in the calling thread. */
export function corpusAdder(corpus: string): CorpusAdder {
  return {
    addFiles(files, options) {
      return addToCorpus(corpus, files, options)
    },

    async fetchFile(address) {
      const { name, bytes, url } = await fetchPage(address)
      return { name, bytes, url }
    },
  }
}
