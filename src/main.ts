#!/usr/bin/env node
import { langIn, runCommand, tellBreach, tellUncaught } from './cli/index.js'
import { openApp, serveDiscord, serveMcp, standardTerminal } from './edges.js'
import { operationFor } from './operation/index.js'

const args = process.argv.slice(2)
const lang = langIn(args)
const terminal = standardTerminal(lang ?? undefined)
tellUncaught(terminal)
const open = (options: Parameters<typeof openApp>[0]) =>
  openApp(options, { onBreach: (breach) => tellBreach(breach, terminal) })
process.exitCode = await runCommand(
  args,
  { open, terminal, lang, operation: operationFor() },
  () => serveDiscord(terminal),
  (app) => serveMcp(app, terminal),
)
