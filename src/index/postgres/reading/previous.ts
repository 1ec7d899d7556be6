import { failure } from '../../../wording/failure.js'
import type { PreviousVersion } from '../../contract/index-store.js'
import type { IndexDatabase } from '../database.js'
import { OpenVersion } from './open-version.js'
import { type StoredVersion, VersionRows } from './version-rows.js'

/** How many texts are fetched at a time. */
const PAGE = 2_000

/** A version in a database on which the next is built. Its texts are in memory: which are needed is not known before. */
export class PreviousInDatabase extends VersionRows implements PreviousVersion {
  #texts: readonly string[] = []
  #stored: StoredVersion | null = null
  /** Who held the lock when this was opened: see `write`. */
  holder: string | null = null

  static async open(
    db: IndexDatabase,
    stored: StoredVersion,
    holder: string | null,
  ): Promise<PreviousInDatabase> {
    const previous = new PreviousInDatabase(...(await VersionRows.fetch(db, stored)))
    previous.#stored = stored
    previous.holder = holder
    previous.#texts = await textsOf(previous)
    return previous
  }

  id(articleRow: number): string {
    return this.columns.id(articleRow)
  }

  otherOrigin(articleRow: number): string | null {
    return this.columns.otherOrigin(articleRow)
  }

  text(articleRow: number): string {
    return this.#texts[articleRow] as string
  }

  /** A database checks what it reads, and its articles were all found when this was opened. */
  async isWhole(): Promise<boolean> {
    const [found] = await this.run<{ passages: number }>(
      `select count(*)::int as passages from ${this.space} p
      join index_article a on a.id = p.article where a.id = any($1)`,
      [[...this.columns.numbers]],
    )
    return found?.passages === this.columns.passageCount
  }

  openForSearch(): Promise<OpenVersion> {
    if (!this.#stored) throw new Error('it was not opened')
    return OpenVersion.open(this.db, this.#stored)
  }
}

async function textsOf(version: PreviousInDatabase): Promise<string[]> {
  const texts = new Map<number, string>()
  const { numbers } = version.columns
  for (let from = 0; from < numbers.length; from += PAGE) {
    const page = await version.run<{ id: number; body: string }>(
      'select id, body from index_article where id = any($1)',
      [[...numbers.subarray(from, from + PAGE)]],
    )
    for (const { id, body } of page) texts.set(id, JSON.parse(body))
  }
  return Array.from(numbers, (number) => {
    const text = texts.get(number)
    if (text !== undefined) return text
    throw failure('index_corrupt:no_version', { file: version.db.place, version: version.version })
  })
}
