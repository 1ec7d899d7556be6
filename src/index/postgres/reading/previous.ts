import type { PreviousVersion } from '../../contract/index-store.js'
import type { IndexDatabase } from '../database.js'
import { OpenVersion } from './open-version.js'
import { type StoredVersion, VersionRows } from './version-rows.js'

/** A version in a database on which the next is built. */
export class PreviousInDatabase extends VersionRows implements PreviousVersion {
  /** Who held the lock when this was opened: see `write`. */
  holder: string | null = null

  static async open(
    db: IndexDatabase,
    stored: StoredVersion,
    holder: string | null,
  ): Promise<PreviousInDatabase> {
    const previous = new PreviousInDatabase(...(await VersionRows.fetch(db, stored)))
    previous.holder = holder
    return previous
  }

  id(articleRow: number): string {
    return this.columns.id(articleRow)
  }

  otherOrigin(articleRow: number): string | null {
    return this.columns.otherOrigin(articleRow)
  }

  async texts(articleRows: readonly number[]): Promise<string[]> {
    const numbers = articleRows.map((row) => this.columns.numbers[row] as number)
    const found = await this.run<{ id: number; body: string }>(
      'select id, body from index_article where id = any($1)',
      [numbers],
    )
    const texts = new Map(found.map(({ id, body }) => [id, JSON.parse(body) as string]))
    return numbers.map((number) => {
      const text = texts.get(number)
      if (text === undefined) throw this.gone()
      return text
    })
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

  async openForSearch(): Promise<OpenVersion> {
    return new OpenVersion(this.db, this.n, this.manifest, this.columns, this.space)
  }
}
