#!/usr/bin/env node
import { runCommand, tellBreach, tellUncaught } from './cli/index.js'
import { openApp, serveDiscord, standardTerminal } from './edges.js'

const terminal = standardTerminal()
tellUncaught(terminal)
const open = (options: Parameters<typeof openApp>[0]) =>
  openApp(options, { onBreach: (breach) => tellBreach(breach, terminal) })
process.exitCode = await runCommand(process.argv.slice(2), { open, terminal }, () =>
  serveDiscord(terminal),
)
