export type { CommandContext } from './context.js'
export { runCommand, sentenceFor } from './program.js'
export { askInTerminal } from './prompt.js'
export { processTerminal, type Terminal } from './terminal.js'
