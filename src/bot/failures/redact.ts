import { YoujuError } from '../../domain/index.js'
import type { BotLog } from '../contract.js'

const replacement = '[DISCORD_TOKEN]'

/** Replaces every occurrence of `secret` in strings, also inside arrays and plain objects. */
export function redact<T>(value: T, secret: string): T
export function redact(value: unknown, secret: string): unknown {
  if (secret === '') return value
  if (typeof value === 'string') return value.replaceAll(secret, replacement)
  if (Array.isArray(value)) return value.map((item) => redact(item, secret))
  // Of bytes there are only the pixels of pictures.
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redact(item, secret)]))
}

/** Wraps a log so that it cannot give the token away, whatever an error's text holds. */
export function redactingLog(log: BotLog, secret: string): BotLog {
  return {
    debug: (fields, text) => log.debug(redact(fields, secret), redact(text, secret)),
    info: (fields, text) => log.info(redact(fields, secret), redact(text, secret)),
    warn: (fields, text) => log.warn(redact(fields, secret), redact(text, secret)),
    error: (fields, text) => log.error(redact(fields, secret), redact(text, secret)),
  }
}

/** Wraps a service so that it cannot give the token away, in what it returns or in the sentence of an error. */
export function redactingService<T extends object>(service: T, secret: string): T {
  return new Proxy(service, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name)
      if (typeof method !== 'function') return method
      return async (...given: unknown[]) => {
        try {
          return redact(await method.apply(target, given), secret)
        } catch (error) {
          if (!(error instanceof YoujuError) || !error.message.includes(secret)) throw error
          throw new YoujuError(error.code, redact(error.message, secret), {
            cause: error,
            fault: redact(error.fault, secret),
          })
        }
      }
    },
  })
}
