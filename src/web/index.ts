export { webApp } from './app.js'
export type { LoginSettings, PlainPage, WebContext, WebHome } from './contract.js'
export { listen, type WebServer } from './listen.js'
