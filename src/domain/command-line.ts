/** Whether the program was installed as a package of another project, rather than run from its own folder. */
export const isInstalled = import.meta.url.includes('/node_modules/')

/** Returns the shell command that runs a command of this program. */
export function commandLine(command: string): string {
  return isInstalled ? `npx youju ${command}` : `npm run youju -- ${command}`
}

/** The shell command that starts the bot. */
export const startCommand = isInstalled ? commandLine('bot') : 'npm start'
