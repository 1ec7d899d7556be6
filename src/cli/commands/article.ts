import type { CommandContext, CommonOptions } from '../context.js'
import { minuteOf } from '../draw-listed.js'
import { drawArticle } from './clean.js'

/** Shows one article of the index, and whether the feed that brought it lists it no longer. */
export async function article(
  context: CommandContext,
  id: string,
  options: CommonOptions,
): Promise<void> {
  const { terminal } = context
  const app = await context.open(options)
  try {
    const found = await app.article(id)
    const item = await app.itemOfFeed(found.file)
    if (options.json) {
      terminal.out(JSON.stringify(item === null ? found : { ...found, ofFeed: item }))
      return
    }
    const { feeds } = terminal.words
    const gone =
      item?.vanishedAt == null
        ? []
        : [
            feeds.listedNoLonger(
              item.feed && (item.feed.title ?? item.feed.url),
              minuteOf(item.vanishedAt),
            ),
          ]
    terminal.out([drawArticle(found, terminal), ...gone.map(terminal.warn)].join('\n'))
  } finally {
    await app.close()
  }
}
