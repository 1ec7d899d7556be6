import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that contains package.json, whether the program runs from src/ or from dist/. */
export const home = dirname(dirname(fileURLToPath(import.meta.url)))
