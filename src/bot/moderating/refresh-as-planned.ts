import type { ButtonInteraction } from 'discord.js'
import type { BotContext } from '../contract.js'
import type { BotLocale } from '../locale.js'
import type { Step } from './confirm.js'
import { planMessage } from './plan.js'
import { runRefresh } from './run-refresh.js'

const otherCorpus: Record<BotLocale, string> = {
  'zh-CN': '⚠ 语料在这期间又有改动，还没有刷新。请看新的计划：',
  'zh-TW': '⚠ 語料在這期間又有變更，還沒有更新。請看新的計畫：',
  en: '⚠ The corpus has changed in the meantime; nothing was refreshed yet. The new plan:',
}

/** Refreshes what was planned and confirmed; where the corpus is another by now, shows what would be done instead. */
export async function refreshAsPlanned(
  interaction: ButtonInteraction,
  { evenIfWorse, corpus: planned }: Extract<Step, { what: 'refresh' }>,
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  // What keeps the corpus from being read, the refresh itself tells and writes down.
  const corpus = await context.service.digest().catch(() => planned)
  if (planned === null || corpus === planned) {
    await runRefresh(interaction, evenIfWorse, locale, { ...context, planned })
    return
  }
  const message = await planMessage(interaction.user.id, locale, context, otherCorpus[locale])
  await interaction.editReply(message)
}
