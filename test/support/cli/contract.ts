import { z } from 'zod'

/** The JSON of the command line, which others rely on; a missing or extra key is an error. */
export * from './contract/answers.js'
export * from './contract/articles.js'
export * from './contract/corpus.js'
export * from './contract/evaluation.js'
export * from './contract/feeds.js'
export * from './contract/operation.js'
export * from './contract/tokens.js'

/** The schema of a batch line: the given schema with the line's id. */
export const withId = <T extends z.ZodRawShape>(schema: z.ZodObject<T>) =>
  schema.extend({ id: z.union([z.string(), z.number()]) })

/** Parses the only line of output as JSON; throws if there is not exactly one. */
export function onlyLine(stdout: string): unknown {
  const lines = stdout.split('\n')
  if (lines.length !== 2 || lines[1] !== '') throw new Error(`not one line: ${stdout}`)
  return JSON.parse(lines[0] ?? '')
}

export const linesOf = (stdout: string): unknown[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
