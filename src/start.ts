#!/usr/bin/env node
import {
  askInTerminal,
  exitCodeFor,
  processTerminal,
  sentenceFor,
  tellUncaught,
} from './cli/index.js'
import { readConfig } from './config.js'
import { openApp, serveDiscord } from './edges.js'

/** `npm start`: the Discord bot where there is a token, else questions in the terminal. */
const terminal = processTerminal()
tellUncaught(terminal)
try {
  if (readConfig().discord.token) await serveDiscord(terminal)
  else await askInTerminal(await openApp({}), terminal)
} catch (error) {
  terminal.err(sentenceFor(error))
  process.exitCode = exitCodeFor(error)
}
