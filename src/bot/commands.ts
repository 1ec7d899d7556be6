import type { RESTPutAPIApplicationCommandsJSONBody } from 'discord.js'
import { askCommand } from './asking/ask-command.js'
import { articleCommand } from './browsing/article-command.js'
import { helpCommand } from './browsing/help-command.js'
import { privacyCommand } from './browsing/privacy-command.js'
import { sourcesCommand } from './browsing/sources-command.js'
import { checkCommand, checkMenu } from './checking/check-commands.js'
import { corpusCommand } from './moderating/corpus-command.js'
import { gapsCommand } from './moderating/gaps.js'

/** The bot's commands, as they are registered. */
export const commands: RESTPutAPIApplicationCommandsJSONBody = structuredClone([
  askCommand,
  checkCommand,
  checkMenu,
  sourcesCommand,
  articleCommand,
  helpCommand,
  privacyCommand,
  corpusCommand,
  gapsCommand,
]) as unknown as RESTPutAPIApplicationCommandsJSONBody
