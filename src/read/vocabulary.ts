import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { UnigramTokenizer } from '../embed/unigram-tokenizer.js'

/** What a reader's network has ids for: characters and word pieces; and the pairs of characters that say little. */
export interface ReaderVocabulary {
  characters: ReadonlyMap<string, number>
  /** Pairs in so many articles that sharing one says nothing. */
  commonBigrams: ReadonlySet<string>
  tokenizer: UnigramTokenizer
}

/** Ids 0 to 3 are not characters: nothing, the start, the border, an unknown character. */
const FIRST_CHARACTER = 4

const vocabularySchema = z.object({
  /** The characters in the order of their ids. */
  characters: z.string(),
  /** Two characters each, concatenated. */
  commonBigrams: z.string(),
})

/** @param piecesFolder the folder of the embedding model whose tokenizer.json contains the pieces */
export async function readVocabulary(
  folder: string,
  piecesFolder: string,
): Promise<ReaderVocabulary> {
  const { characters, commonBigrams } = vocabularySchema.parse(
    await json(join(folder, 'vocabulary.json')),
  )
  const tokenizer = UnigramTokenizer.from(await json(join(piecesFolder, 'tokenizer.json')))
  if (tokenizer === null) throw new Error(`${piecesFolder} has no unigram tokenizer`)
  return {
    characters: new Map(
      Array.from({ length: characters.length }, (_, i) => [
        characters.charAt(i),
        FIRST_CHARACTER + i,
      ]),
    ),
    commonBigrams: new Set(commonBigrams.match(/[\s\S]{2}/g) ?? []),
    tokenizer,
  }
}

async function json(path: string) {
  return JSON.parse(await readFile(path, 'utf8'))
}
