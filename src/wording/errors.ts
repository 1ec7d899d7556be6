import type { ErrorCode, YoujuError } from '../domain/index.js'
import { ofApi } from './errors/api.js'
import { ofCorpus } from './errors/corpus.js'
import { ofIndexAndState } from './errors/index-and-state.js'
import { ofModels } from './errors/models.js'
import { ofOperation } from './errors/operation.js'
import { ofSettings } from './errors/settings.js'
import { ofSharedDatabase } from './errors/shared-database.js'
import { ofUse } from './errors/use.js'
import { type Locale, type Said, saidIn } from './locale.js'

/**
 * The sentence of each fault. Its name is the code of the error, and behind a colon what it is exactly, where a code has
 * several.
 */
export const sentences = {
  ...ofUse,
  ...ofSettings,
  ...ofCorpus,
  ...ofIndexAndState,
  ...ofSharedDatabase,
  ...ofModels,
  ...ofApi,
  ...ofOperation,
} satisfies { [Name in ErrorCode | `${ErrorCode}:${string}`]?: (values: never) => Said }

export type FaultName = keyof typeof sentences
/** What stands in the sentence of a fault; empty if nothing does. */
export type FaultValues<Name extends FaultName> =
  Parameters<(typeof sentences)[Name]> extends [infer Values] ? Values : Record<string, never>

/** Returns the sentence of an error; in simplified Chinese if it was made without a fault. */
export function errorIn(locale: Locale, { fault, message }: YoujuError): string {
  return fault && Object.hasOwn(sentences, fault.name)
    ? faultIn(locale, fault.name as FaultName, fault.values)
    : message
}

export function faultIn(locale: Locale, name: FaultName, values: object): string {
  const say = sentences[name] as (values: object) => Said
  return saidIn(locale, say(values))
}
