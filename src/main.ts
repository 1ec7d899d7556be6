#!/usr/bin/env node
import { runCommand, tellUncaught } from './cli/index.js'
import { openApp, serveDiscord, standardTerminal } from './edges.js'

const terminal = standardTerminal()
tellUncaught(terminal)
process.exitCode = await runCommand(process.argv.slice(2), { open: openApp, terminal }, () =>
  serveDiscord(terminal),
)
