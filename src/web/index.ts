export { webApp } from './app.js'
export type { LoginSettings, WebContext, WebHome } from './contract.js'
export { listen } from './listen.js'
