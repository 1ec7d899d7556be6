export { webApp } from './app.js'
export type { PlainPage, WebContext, WebHome } from './contract.js'
export { listen, type WebServer } from './listen.js'
