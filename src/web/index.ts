export { webApp } from './app.js'
export type { WebHome } from './contract.js'
export { listen } from './listen.js'
