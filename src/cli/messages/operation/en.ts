import { commandLine, startCommand } from '../../../domain/index.js'
import type { OperationWords } from './zh-cn.js'

export const english: OperationWords = {
  setupTitle: 'Set up youju',
  getToken:
    'The bot’s token comes from https://discord.com/developers/applications: New Application, open its Bot page, press Reset Token, and copy it.',
  keepToken: (file) => `There is a token in ${file} already. Replace it?`,
  token: 'Paste the token (it is not shown): ',
  tokenRefused: 'Discord refuses this token: please copy it anew and paste it again.',
  tokenUnchecked: (why) =>
    `Discord cannot be reached (${why}), so the token was not checked. Use it all the same?`,
  tokenOf: (bot) => `The token is that of the bot ${bot}.`,
  invite: (link) =>
    `Open this link, choose your server, and press Authorize, which invites the bot:\n\n  ${link}\n`,
  chatModel: (present) =>
    `Chat model, such as ollama:qwen3:8b or openai:gpt-4o-mini (Enter: ${present === null ? 'none, quotes answer' : `keep ${present}`}): `,
  badChatModel: 'Please write openai:name or ollama:name.',
  openaiUrl: 'Address of a server compatible with OpenAI (Enter: OpenAI’s own): ',
  badUrl: 'Please write a whole address, such as https://api.deepseek.com/v1.',
  openaiKey: 'Its key (it is not shown; Enter: none): ',
  noKey: 'OpenAI’s own address needs a key: please paste it, or choose another chat model.',
  port: (present) =>
    `Port of the pages and the health check, such as 9464 (Enter: ${present === null ? 'none' : `keep ${present}`}): `,
  badPort: 'Please give a whole number from 1 to 65535.',
  overwrite: (name, present) => `${name} is ${present} now. Overwrite it?`,
  yesNo: ' [y/N] ',
  setupEnded: 'The input ended, and nothing was written: please run it again.',
  setupWritten: (file) => `Written to ${file}, which only you can read.`,
  setupUnchanged: (file) => `${file} is unchanged.`,
  setupNext: `Next, run ${startCommand}; ${commandLine('doctor')} says whether all is well.`,

  backedUp: (file, files, mib) =>
    `Backed up to ${file}: ${files} files, ${mib} MB. It holds what was asked and the key of links: please keep it safe.`,
  backedUpWithoutIndex:
    'The records of the database are in it, the index is not: ingest builds it again from the corpus after a restore. To back up the whole database with its index, use pg_dump.',
  restored: (files, from) => `${files} files were restored, from a backup of ${from}.`,
  setAside: (place) => `What stood there was moved to ${place}; delete it once all is well.`,
  settingsAside: (file) =>
    `The settings of the backup, without keys, are in ${file}: please compare your .env.`,
  recordsMoved: (from, place, schema, total, each) =>
    `${total} records of ${from} were copied to ${schema} in ${place}, and counted there table by table${each === '' ? '' : ` (${each})`}; the file is as it was.`,
  moveNext: `Next, set DATABASE_URL in .env, and run ${commandLine('doctor')}, then ${startCommand}; once all is well, state.db may be moved away.`,
  restoredRecords: `The records were restored as state.db in STATE_DIR, and the database of DATABASE_URL is unchanged: to use them, empty it, then run ${commandLine('state move')}. Its index is unchanged too: ingest builds it from the restored corpus.`,
  restoreNext: `Next, run ${commandLine('ingest')}, then ${commandLine('doctor')}.`,
}
