#!/usr/bin/env node
import { processTerminal, runCommand, tellUncaught } from './cli/index.js'
import { openApp, serveDiscord } from './edges.js'

const terminal = processTerminal()
tellUncaught(terminal)
process.exitCode = await runCommand(process.argv.slice(2), { open: openApp, terminal }, () =>
  serveDiscord(terminal),
)
