import type { App } from '../../app.js'
import type { Config } from '../../config.js'
import { checkNames, type Finding } from '../../domain/index.js'
import { configOf } from '../../homes.js'
import { finding } from '../../wording/doctor.js'
import { chatModel } from './chat-model.js'
import { database, index } from './corpus.js'
import { discord } from './discord.js'
import { type Examination, examined, TIME_LIMIT } from './examination.js'
import { compiledParts, disk, memory, nodeVersion } from './machine.js'
import { models } from './models.js'
import { pages } from './pages.js'

export interface DoctorParts {
  /** @throws YoujuError config_invalid, config_unreadable */
  readConfig(): Config
  /** Creates the app of a home; may fail where a package is not whole. */
  createApp(config: Config): Promise<App>
  /** The channel whose permissions are looked at; null for none. */
  channel: string | null
  now?: () => number
  /** What each may take, in milliseconds. */
  limit?: number
}

/**
 * Looks at all that the program needs. Nothing that is wrong with one thing keeps the others from being looked at, and
 * nothing is changed. Findings come in the order of `checkNames`.
 */
export async function doctor(parts: DoctorParts): Promise<Finding[]> {
  const { limit = TIME_LIMIT } = parts
  const ofMachine: Examination[] = [
    { check: 'node', run: () => nodeVersion() },
    { check: 'compiler', run: () => compiledParts() },
    { check: 'memory', run: () => memory() },
  ]
  const opened: App[] = []
  const examinations = [...ofMachine]
  let settings: Finding[]
  try {
    const config = parts.readConfig()
    settings = [finding('settings', 'ok', 'settings', {})]
    examinations.push(...ofSettings(config, parts, opened))
  } catch (error) {
    const run = () => Promise.reject(error)
    settings = await examined({ check: 'settings', run }, limit)
  }
  const found = await Promise.all(examinations.map((each) => examined(each, limit)))
  await Promise.all(opened.map((app) => app.close().catch(() => {})))
  return [...settings, ...found.flat()].sort(
    (a, b) => checkNames.indexOf(a.check) - checkNames.indexOf(b.check),
  )
}

function ofSettings(config: Config, parts: DoctorParts, opened: App[]): Examination[] {
  const { channel, now = Date.now } = parts
  const homes =
    config.servers === null
      ? [{ home: null, config }]
      : config.servers.map((home) => ({ home: home.name, config: configOf(config, home) }))
  return [
    { check: 'models', run: () => models(config.modelsDir) },
    { check: 'token', run: (signal) => discord({ ...config.discord, channel, now }, signal) },
    { check: 'chat_model', run: (signal) => chatModel(config.chat, signal) },
    { check: 'port', run: (signal) => pages(config, signal) },
    ...homes.flatMap(({ home, config: own }): Examination[] => {
      let app: Promise<App> | null = null
      const open = () => {
        app ??= parts.createApp(own).then((made) => {
          opened.push(made)
          return made
        })
        return app
      }
      return [
        { check: 'disk', home, run: () => disk([own.stateDir, own.indexDir]) },
        { check: 'index', home, run: () => index(open) },
        { check: 'database', home, run: () => database(open, own) },
      ]
    }),
  ]
}
