/** What the doctor looks at, in the order in which it tells. */
export const checkNames = [
  'settings',
  'node',
  'compiler',
  'memory',
  'disk',
  'models',
  'index',
  'database',
  'token',
  'clock',
  'intents',
  'channel',
  'chat_model',
  'contact',
  'port',
  'public_url',
] as const
export type CheckName = (typeof checkNames)[number]

/**
 * What the doctor found of one thing. `todo`: something must be done; `off`: it is not set up, which is no fault. `name`
 * is that of a sentence in src/wording/doctor.ts, and `values` are what stands in it.
 */
export interface Finding {
  check: CheckName
  /** The server of servers.yaml; null for what is the same for all. */
  home: string | null
  state: 'ok' | 'todo' | 'off'
  name: string
  values: Readonly<Record<string, unknown>>
}
