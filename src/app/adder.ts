import { type AddedFile, type AddOptions, addToCorpus, type SentFile } from '../corpus/add.js'
import { fetchPage } from '../corpus/intake/fetch-page.js'

/** Takes files and pages into the corpus, here or in threads of their own. */
export interface CorpusAdder {
  addFiles(files: readonly SentFile[], options?: AddOptions): Promise<AddedFile[]>
  /** Fetches a public page or document. */
  fetchFile(url: string): Promise<SentFile>
}

/** Does it in the thread that asks for it. */
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
