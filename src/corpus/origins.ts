import type { PreviousVersion } from '../index/index.js'
import {
  type ComparedTexts,
  type Copyable,
  findOrigins,
} from '../ingest/near-duplicates/find-origins.js'
import type { CorpusItem } from './corpus-item.js'

/** Returns the origin of each item, and what is now known about all texts: see `findOrigins`. */
export function originsOf(
  items: readonly CorpusItem[],
  previous: PreviousVersion | null,
  before: ComparedTexts,
): { origins: string[]; compared: ComparedTexts } {
  return findOrigins(
    items.map((item) => new CopyableItem(item, previous)),
    before,
  )
}

/** An item as copy detection needs it; the text of a kept item is read only on demand. */
class CopyableItem implements Copyable {
  readonly id: string
  readonly key: string
  readonly origin: string

  constructor(
    readonly item: CorpusItem,
    readonly previous: PreviousVersion | null,
  ) {
    this.id = item.id
    this.key = item.key
    this.origin = item.origin
  }

  get text(): string {
    return 'row' in this.item ? (this.previous?.text(this.item.row) ?? '') : this.item.article.text
  }
}
