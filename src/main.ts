#!/usr/bin/env node
import { runCommand, tellUncaught, terminalOn } from './cli/index.js'
import { openApp, serveDiscord } from './edges.js'

const terminal = terminalOn()
tellUncaught(terminal)
process.exitCode = await runCommand(process.argv.slice(2), { open: openApp, terminal }, () =>
  serveDiscord(terminal),
)
