export { webApp } from './app.js'
export type { LoginSettings, WebHome } from './contract.js'
export { listen } from './listen.js'
