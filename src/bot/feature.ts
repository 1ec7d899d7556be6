import type {
  APIApplicationCommandSubcommandGroupOption,
  APIApplicationCommandSubcommandOption,
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
  RepliableInteraction,
  StringSelectMenuInteraction,
} from 'discord.js'
import type { BotContext } from './contract.js'
import type { Locale } from './messages/locale.js'
import type { Words } from './messages/words.js'

/** An interaction on its way to its handler, with all that answering it takes. */
export interface Exchange<I = RepliableInteraction> {
  interaction: I
  /** The language of whoever uses the bot; English where the bot does not speak theirs. */
  locale: Locale
  words: Words
  context: BotContext
}

type Handler<I> = (exchange: Exchange<I>) => Promise<void>

/** Handles a button, a select or a form; `given` are the parts of its id after the first. */
type Action<I> = (exchange: Exchange<I>, given: readonly string[]) => Promise<void>

/**
 * Handlers by the first part of the id of a button, a select or a form. These names must never change: messages that
 * were sent long ago still hold them.
 */
interface Actions {
  buttons?: Record<string, Action<ButtonInteraction>>
  selects?: Record<string, Action<StringSelectMenuInteraction>>
  modals?: Record<string, Action<ModalSubmitInteraction>>
}

export interface SlashCommand extends Actions {
  kind: 'slash'
  data: Omit<RESTPostAPIChatInputApplicationCommandsJSONBody, 'default_member_permissions'> & {
    /** A number, as the description of Discord's interface has it; the text of its manual says a string. */
    default_member_permissions?: number
  }
  run: Handler<ChatInputCommandInteraction>
  /** Suggests values while somebody types. */
  suggest?: Handler<AutocompleteInteraction>
}

/** A command in the menu of a message. */
export interface MessageMenu extends Actions {
  kind: 'menu'
  data: RESTPostAPIContextMenuApplicationCommandsJSONBody
  run: Handler<MessageContextMenuCommandInteraction>
}

/** What can be done with a message of the bot, without a command of its own. */
export interface Components extends Actions {
  kind: 'components'
}

export type Feature = SlashCommand | MessageMenu | Components

/** A part of a slash command, with a name of its own. */
export interface Subcommand extends Pick<SlashCommand, 'run' | 'suggest'> {
  data: APIApplicationCommandSubcommandOption
}

/** Several parts of a slash command below one name. */
export interface SubcommandGroup extends Pick<SlashCommand, 'run' | 'suggest'> {
  data: APIApplicationCommandSubcommandGroupOption
}
