import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import dotenv from 'dotenv'
import type { z } from 'zod'
import type { ChatSettings } from './answer/phrasing/model/chat-model.js'
import { type DatabasePlace, databasePlace, passwordsIn } from './database/address.js'
import { readShards, type Secrets, type Shards } from './domain/index.js'
import { home } from './program-folder.js'
import { readServersFile, type ServerHome } from './servers-file.js'
import { readSettingsFile } from './settings-file.js'
import { settingsSchema } from './settings-schema.js'
import { failure } from './wording/failure.js'
import { type Locale, localeOfEnvironment } from './wording/locale.js'

export interface HttpSettings {
  host: string
  port: number
  /** Whether whoever reaches the port may ask and read. */
  isOpen: boolean
  showsMetrics: boolean
}

export { home }

/** The version of this program, as package.json says. */
export const programVersion: string = (
  JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
).version

/** All external settings, read once and passed on as arguments. */
export interface Config {
  corpus: string
  indexDir: string
  stateDir: string
  /** Where the state is, if not in `stateDir`: in a schema of a Postgres database. */
  database: DatabasePlace | null
  /** The homes of several Discord servers; null where one corpus serves everybody. */
  servers: ServerHome[] | null
  /** The number of days after which questions are deleted; 0 for never. */
  retentionDays: number
  /** How many notices a person is sent a day when the news turns; 0 for none. */
  noticesPerDay: number
  /** When the bot refreshes by itself, as a cron expression in the time zone; null for never. */
  refreshSchedule: string | null
  /** An IANA name. */
  timeZone: string
  /** Minutes between two refreshes by schedule, at least. */
  refreshMinutes: number
  /** The folder that contains the bundled models. */
  modelsDir: string
  /** A name below `modelsDir`, a folder, or a hub id; null for the bundled model. */
  embeddingModel: string | null
  /** The cross-encoder that reranks the best passages: a folder or a hub id; null for none. */
  rerankModel: string | null
  /** The model that finds answer spans in passages: a name below `modelsDir`, a folder, or a hub id; null for none. */
  readerModel: string | null
  /** The model that judges claims instead of the reader: a folder or a hub id; null for the reader itself. */
  readerClaimsModel: string | null
  hubEndpoint: string | null
  /** An address or URL that is sent to the sites whose feeds are read; null if none is set. */
  contact: string | null
  logLevel: string
  /** Where the pages, /healthz and /metrics are served; null if they are not. Port 0 lets the system choose. */
  http: HttpSettings | null
  /** The address of the pages as visitors see it, without a slash at its end; null if sources link to none. */
  publicUrl: string | null
  /** Days that the links of sources are valid; 0 for ever. */
  linkDays: number
  /** The chat model that writes the answers; null for answers made of quotes. */
  chat: ChatSettings | null
  discord: {
    token: string | null
    appId: string | null
    guildId: string | null
    /** With it members log in to the pages; null where only links open them. */
    clientSecret: string | null
    apiUrl: string | null
    messageContent: boolean
    moderatorRoles: string[]
    /** Which shards this process opens; null for all of them. */
    shards: Shards | null
  }
}

/**
 * Reads the settings from the environment, and from `.env` in the current folder if there is one; the
 * environment takes precedence. No other module reads process.env.
 * @throws YoujuError config_invalid, config_unreadable
 */
export function readConfig(environment: NodeJS.ProcessEnv = withDotenv()): Config {
  const parsed = settingsSchema.safeParse(environment)
  if (!parsed.success) {
    const names = parsed.error.issues.map(({ path }) => path.join('.'))
    throw failure('config_invalid', { names })
  }
  const values = parsed.data
  const servers = values.SERVERS_FILE === null ? null : readServersFile(values.SERVERS_FILE)
  // A guest is of no server, so that it is not clear whose corpus they would read.
  if (values.HTTP_PUBLIC && servers !== null && servers.length > 1) {
    throw failure('config_invalid:public_servers', {})
  }
  return {
    corpus: values.CORPUS_DIR,
    indexDir: values.INDEX_DIR,
    stateDir: values.STATE_DIR,
    database: values.DATABASE_URL === null ? null : databasePlace(values.DATABASE_URL, null),
    servers,
    retentionDays: values.RETENTION_DAYS,
    noticesPerDay: values.NOTICES_PER_DAY,
    refreshSchedule: values.REFRESH_SCHEDULE,
    timeZone: values.TIME_ZONE,
    refreshMinutes: values.REFRESH_MINUTES,
    modelsDir: join(home, 'embeddings', 'models'),
    embeddingModel: values.EMBEDDING_MODEL,
    rerankModel: values.RERANK_MODEL,
    readerModel: values.READER_MODEL,
    readerClaimsModel: values.READER_CLAIMS_MODEL,
    hubEndpoint: values.HF_ENDPOINT,
    contact: values.CONTACT,
    logLevel: values.LOG_LEVEL,
    http:
      values.HTTP_PORT === null
        ? null
        : {
            host: values.HTTP_HOST ?? '127.0.0.1',
            port: values.HTTP_PORT,
            isOpen: values.HTTP_PUBLIC,
            // Whoever reaches a public address is not to learn how much is asked.
            showsMetrics:
              values.HTTP_METRICS || (values.PUBLIC_URL === null && !values.HTTP_PUBLIC),
          },
    publicUrl: values.PUBLIC_URL,
    linkDays: values.LINK_DAYS,
    chat: chatOf(values),
    discord: {
      token: values.DISCORD_TOKEN,
      appId: values.DISCORD_APP_ID,
      guildId: values.DISCORD_GUILD_ID,
      clientSecret: values.DISCORD_CLIENT_SECRET,
      apiUrl: values.DISCORD_API_URL,
      messageContent: values.DISCORD_MESSAGE_CONTENT,
      moderatorRoles: values.DISCORD_MODERATOR_ROLES,
      shards: shardsOf(values.DISCORD_SHARDS, values.DATABASE_URL !== null),
    },
  }
}

function shardsOf(value: string | null, hasDatabase: boolean): Shards | null {
  const shards = value === null ? null : readShards(value)
  if (value !== null && shards === null) throw failure('config_invalid:shards', { value })
  // Processes with records of their own would each do what only one may do.
  if (shards !== null && shards.ids.length < shards.count && !hasDatabase)
    throw failure('config_invalid:shards_alone', {})
  return shards
}

function chatOf(values: z.infer<typeof settingsSchema>): Config['chat'] {
  const model = values.CHAT_MODEL
  if (model === null) return null
  if (model.startsWith('openai:') && !values.OPENAI_API_KEY && !values.OPENAI_BASE_URL) {
    throw failure('config_invalid:no_key', {})
  }
  return {
    model,
    openaiApiKey: values.OPENAI_API_KEY,
    openaiBaseUrl: values.OPENAI_BASE_URL,
    ollamaBaseUrl: values.OLLAMA_BASE_URL,
    timeoutSeconds: values.CHAT_TIMEOUT_SECONDS,
    tokensPerDay: values.CHAT_TOKENS_PER_DAY,
    passages: Math.round(values.CHAT_PASSAGES),
  }
}

/** Where Discord's API is, whether or not the other settings can be read; null for Discord's own. */
export function discordAddress(environment: NodeJS.ProcessEnv = process.env): string | null {
  const named = environment.DISCORD_API_URL || readSettingsFile('.env').DISCORD_API_URL
  return named?.trim() || null
}

/** What may name a secret: it never leaves the machine in a backup. */
const secretName = /TOKEN|KEY|SECRET|PASSWORD/

/** Returns the settings that are set and hold no secret, by their names. */
export function openSettings(environment: NodeJS.ProcessEnv = withDotenv()): [string, string][] {
  const hidden = [...secretsOf(environment).keys()]
  return Object.keys(settingsSchema.shape).flatMap((name): [string, string][] => {
    const value = environment[name]?.trim() ?? ''
    const isSecret = secretName.test(name) && name !== 'CHAT_TOKENS_PER_DAY'
    return value === '' || isSecret || hidden.some((each) => value.includes(each))
      ? []
      : [[name, value]]
  })
}

function withDotenv(): NodeJS.ProcessEnv {
  dotenv.populate(process.env as dotenv.DotenvPopulateInput, readSettingsFile('.env'))
  closeSideDoors(process.env)
  return process.env
}

/**
 * Deletes the environment variables that LangChain and its clients read by themselves. These could send each question
 * to a tracing service, route it through that service's gateway, or print it. Only our settings decide where questions
 * are sent.
 */
function closeSideDoors(environment: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(environment)) {
    if (/^(?:LANGSMITH_|LANGCHAIN_|LS_|OPENAI_LOG$)/i.test(name)) delete environment[name]
  }
}

/** Returns the language of the terminal that a command is typed in. */
export function terminalLocale(environment: NodeJS.ProcessEnv = process.env): Locale {
  return localeOfEnvironment(environment)
}

const secretNames = [
  'DISCORD_TOKEN',
  'DISCORD_CLIENT_SECRET',
  'OPENAI_API_KEY',
  'HF_TOKEN',
  'HF_ACCESS_TOKEN',
  'PGPASSWORD',
]

/** Returns what must never be printed: the tokens, keys and passwords in the environment, and those within its URLs. */
export function secretsOf(environment: NodeJS.ProcessEnv = process.env): Secrets {
  const secrets = new Map<string, string>()
  for (const name of secretNames) {
    const value = environment[name]?.trim()
    if (value) secrets.set(value, `[${name}]`)
  }
  for (const name of ['OPENAI_BASE_URL', 'OLLAMA_BASE_URL', 'DISCORD_API_URL', 'HF_ENDPOINT']) {
    for (const value of secretsWithin(environment[name]?.trim() ?? '')) {
      secrets.set(value, `[${name}]`)
    }
  }
  for (const value of passwordsIn(environment.DATABASE_URL?.trim() ?? '')) {
    secrets.set(value, '[DATABASE_URL]')
  }
  return secrets
}

/** Returns a URL's credentials, alone and as the pair name:password that is sent, and its query values. */
function secretsWithin(address: string): string[] {
  if (!URL.canParse(address)) return []
  const { username, password, searchParams } = new URL(address)
  const given = password === '' ? username : password
  const plain = (text: string) => {
    try {
      return decodeURIComponent(text)
    } catch {
      return text
    }
  }
  const pair = `${plain(username)}:${plain(password)}`
  const own = given === '' ? [] : [pair, `${username}:${password}`, plain(given), given]
  return [...own, ...searchParams.values()]
}
