import type { Removal } from '../../../app.js'
import { VERSIONS_KEPT } from '../../../domain/index.js'
import { audited } from '../../audit.js'
import type { CommandContext, CommonOptions } from '../../context.js'
import { capped, listedLine } from '../../draw-listed.js'
import type { Terminal } from '../../terminal.js'

/** Removes a file, or one article, from the corpus. */
export async function remove(
  context: CommandContext,
  target: string,
  options: CommonOptions & { dryRun?: boolean },
): Promise<void> {
  const { terminal } = context
  const app = await context.open(options)
  const { dryRun = false } = options
  const take = () => app.removeFromCorpus(target, { dryRun })
  const removal = dryRun
    ? await take()
    : await audited(app, terminal, 'corpus.remove', take, ({ what, file }) => ({
        outcome: 'done',
        detail: what === 'file' ? file : target,
      }))
  terminal.out(options.json ? JSON.stringify(removal) : drawRemoval(removal, terminal))
}

function drawRemoval({ file, what, articles, keptAs }: Removal, terminal: Terminal): string {
  const { bold, words } = terminal
  return [
    bold(words.removal(keptAs !== null, what, file, articles.length)),
    ...capped(articles, (article) => listedLine(article, words), words),
    // A moderator who wants a text gone for good must know where copies of it remain.
    ...(keptAs === null ? [] : [words.keptAs(keptAs), words.removedRemains(VERSIONS_KEPT)]),
  ].join('\n')
}
