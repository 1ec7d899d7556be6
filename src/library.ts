/** The exports of `youju`, for programs that use it as a library. */
export { type App, type AppOptions, type CheckOptions, createApp } from './app.js'
export { type Config, readConfig } from './config.js'
export type * from './domain/index.js'
export { YoujuError } from './domain/index.js'
