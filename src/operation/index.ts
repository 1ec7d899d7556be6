import { readConfig, secretsOf } from '../config.js'
import { type Finding, withoutSecrets } from '../domain/index.js'

/** What keeps the program running rather than answers questions; each part is loaded when it is used. */
export function operationFor(environment?: NodeJS.ProcessEnv) {
  const config = () => readConfig(environment)
  return {
    /** Replaces the secrets of the settings in a text. */
    hidden: (text: string) => withoutSecrets(text, secretsOf(environment)),

    /** Looks at all that the program needs; `channel` is the id of one in Discord. */
    async doctor(given: { channel: string | null }): Promise<Finding[]> {
      const { doctor } = await import('./doctor/doctor.js')
      return doctor({
        ...given,
        readConfig: config,
        createApp: async (own) => (await import('../app.js')).createApp(own),
      })
    },
  }
}
