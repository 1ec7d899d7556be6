#!/usr/bin/env node
import { askInTerminal, exitCodeFor, sentenceFor, tellBreach, tellUncaught } from './cli/index.js'
import { readConfig } from './config.js'
import { openApp, serveDiscord, standardTerminal } from './edges.js'

/** `npm start`: runs the Discord bot if a token is set, otherwise answers questions in the terminal. */
const terminal = standardTerminal()
const { words } = terminal
tellUncaught(terminal)
try {
  if (readConfig().discord.token) await serveDiscord(terminal)
  else {
    const onVersionRefused = (version: string, cause: unknown) =>
      terminal.err(words.versionRefused(version, sentenceFor(cause, words)))
    const onBreach = (breach: Parameters<typeof tellBreach>[0]) => tellBreach(breach, terminal)
    await askInTerminal(await openApp({}, { onVersionRefused, onBreach }), terminal)
  }
} catch (error) {
  terminal.err(sentenceFor(error, words))
  process.exitCode = exitCodeFor(error)
}
