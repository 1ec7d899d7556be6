import { ApplicationCommandOptionType, type AutocompleteInteraction } from 'discord.js'
import type { Exchange } from '../feature.js'
import { localised } from '../messages/commands/localised.js'

/** YYYY-MM-DD */
const DAY_LENGTH = 10
const MOST_CHOICES = 25

type WordsOf = Parameters<typeof localised>[0]

/** The option for the first or the last day of the reports that may answer. */
export function dayOption(name: 'since' | 'until', wordsOf: WordsOf) {
  return {
    type: ApplicationCommandOptionType.String as const,
    name,
    ...localised(wordsOf),
    min_length: DAY_LENGTH,
    max_length: DAY_LENGTH,
  }
}

/** The option for the only publisher whose reports may answer. */
export function sourceOption(wordsOf: WordsOf, longest = 100) {
  return {
    type: ApplicationCommandOptionType.String as const,
    name: 'source',
    ...localised(wordsOf),
    max_length: longest,
    autocomplete: true,
  }
}

/** Suggests publishers. */
export async function suggestSources({
  interaction,
  context: { service },
}: Exchange<AutocompleteInteraction>): Promise<void> {
  const names = await service.publishers(interaction.options.getFocused().trim(), MOST_CHOICES)
  const fitting = names.filter((name) => name !== '' && name.length <= 100)
  await interaction.respond(fitting.map((name) => ({ name, value: name })))
}
