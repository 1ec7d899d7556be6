/** Whether the program was installed as a package of another project, rather than run from its own folder. */
export const isInstalled = import.meta.url.includes('/node_modules/')

/** Returns how a person runs a command of ours from where the program is. */
export function commandLine(command: string): string {
  return isInstalled ? `npx youju ${command}` : `npm run youju -- ${command}`
}

/** How a person starts the bot from where the program is. */
export const startCommand = isInstalled ? commandLine('bot') : 'npm start'
