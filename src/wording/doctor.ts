import type { CheckName, Finding } from '../domain/index.js'
import { ofConnections } from './doctor/of-connections.js'
import { ofCorpus } from './doctor/of-corpus.js'
import { ofMachine } from './doctor/of-machine.js'
import { type Locale, type Said, saidIn } from './locale.js'

/** The sentence of each thing that the doctor can find. What is well has no full stop; what must be done is a sentence. */
export const findings = { ...ofMachine, ...ofCorpus, ...ofConnections } satisfies {
  [name: string]: (values: never) => Said
}

export type FindingName = keyof typeof findings
type ValuesOf<Name extends FindingName> =
  Parameters<(typeof findings)[Name]> extends [infer Values] ? Values : Record<string, never>

/** Returns a finding with its sentence's name and values. */
export function finding<Name extends FindingName>(
  check: CheckName,
  state: Finding['state'],
  name: Name,
  values: ValuesOf<Name>,
): Finding {
  return { check, home: null, state, name, values: values as Finding['values'] }
}

export function findingIn(locale: Locale, { name, values }: Finding): string {
  const say = findings[name as FindingName] as (values: object) => Said
  return saidIn(locale, say(values))
}

/** What is examined, as the line that tells of it begins. */
export const checksSaid: Record<CheckName, Said> = {
  settings: ['设置', '設定', 'Settings'],
  node: ['Node.js', 'Node.js', 'Node.js'],
  compiler: ['编译', '編譯', 'Compiled parts'],
  memory: ['内存', '記憶體', 'Memory'],
  disk: ['磁盘', '磁碟', 'Disk'],
  models: ['模型', '模型', 'Models'],
  index: ['索引', '索引', 'Index'],
  database: ['记录', '紀錄', 'Records'],
  token: ['令牌', '權杖', 'Token'],
  clock: ['时钟', '時鐘', 'Clock'],
  intents: ['Intent', 'Intent', 'Intents'],
  channel: ['频道', '頻道', 'Channel'],
  chat_model: ['对话模型', '對話模型', 'Chat model'],
  contact: ['联系方式', '聯絡方式', 'Contact'],
  port: ['端口', '連接埠', 'Port'],
  public_url: ['网址', '網址', 'Public address'],
}
