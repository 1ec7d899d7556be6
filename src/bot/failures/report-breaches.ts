import type { Breach } from '../../domain/index.js'
import type { BotContext } from '../contract.js'

/**
 * Counts and logs what broke the contract of quotes and was not given, by ids: nothing that anybody asked or said.
 * @param given the id of what was given in its place; null where that could not be kept
 */
export function reportBreaches(
  breaches: readonly Breach[],
  given: string | null,
  { log, observer }: Pick<BotContext, 'log' | 'observer'>,
): void {
  for (const breach of breaches) {
    for (const { kind } of breach.violations) observer.breach(breach.of, kind)
    log.error({ given, ...breach }, '有内容不合引文约定，没有给出')
  }
}
