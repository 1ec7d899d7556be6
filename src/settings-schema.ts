import { join, resolve } from 'node:path'
import { z } from 'zod'
import { readAddress } from './database/address.js'
import { home } from './program-folder.js'

const text = z.string().trim()
/** An optional setting; an empty value in .env, `NAME=`, means that it is not set. */
const optional = text
  .transform((value) => value || null)
  .nullish()
  .transform((value) => value ?? null)
const folder = (standard: string) =>
  text.optional().transform((value) => (value ? resolve(value) : join(home, standard)))
const unlessOff = (value: string) => (value.toLowerCase() === 'off' ? null : value)
/** A yes/no setting. Any other value is refused: a typo must not silently turn a setting off. */
const flag = text
  .toLowerCase()
  .pipe(z.enum(['', '1', 'true', 'yes', 'on', '0', 'false', 'no', 'off']))
  .optional()
  .transform((value) => ['1', 'true', 'yes', 'on'].includes(value ?? ''))

const address = z
  .union([z.literal(''), z.url()])
  .optional()
  .transform((value) => value || null)
const amount = (standard: number, least: number, most: number) =>
  text
    .optional()
    .transform((value) => (value ? Number(value) : standard))
    .pipe(z.number().min(least).max(most))

/** How to reach whoever runs this, in each request for a feed: only what a header can hold. */
const contact = text
  .regex(/^(?:https?:\/\/[\x21-\x7e]+|(?:mailto:)?[\x21-\x7e]+@[\x21-\x7e]+\.[\x21-\x7e]+)?$/)
  .max(200)
  .optional()
  .transform((value) => value || null)

/** What each setting may be, and what it becomes. */
export const settingsSchema = z.object({
  CORPUS_DIR: folder('corpus'),
  INDEX_DIR: folder('embeddings/index'),
  STATE_DIR: folder('.youju'),
  DATABASE_URL: optional.refine((value) => value === null || readAddress(value) !== null),
  SERVERS_FILE: optional,
  RETENTION_DAYS: amount(180, 0, 100_000).pipe(z.int()),
  REFRESH_SCHEDULE: optional,
  REFRESH_MINUTES: amount(15, 1, 10_080),
  TIME_ZONE: optional.transform((value) => value ?? 'Asia/Shanghai'),
  NOTICES_PER_DAY: amount(5, 0, 100).pipe(z.int()),
  EMBEDDING_MODEL: optional,
  RERANK_MODEL: optional,
  READER_MODEL: optional.transform((value) =>
    value === null ? 'youju-reader-zh' : unlessOff(value),
  ),
  READER_CLAIMS_MODEL: optional,
  HF_ENDPOINT: address,
  CHAT_MODEL: text
    .regex(/^(?:(?:openai|ollama):\S+)?$/)
    .optional()
    .transform((value) => value || null),
  OPENAI_API_KEY: optional,
  OPENAI_BASE_URL: address,
  OLLAMA_BASE_URL: address,
  CHAT_TIMEOUT_SECONDS: amount(30, 0.01, 86_400),
  CHAT_TOKENS_PER_DAY: amount(1_000_000, 0, Number.MAX_SAFE_INTEGER),
  CHAT_PASSAGES: amount(12, 1, 12),
  DISCORD_TOKEN: optional,
  DISCORD_APP_ID: optional,
  DISCORD_GUILD_ID: optional,
  DISCORD_SHARDS: optional,
  DISCORD_CLIENT_SECRET: optional,
  DISCORD_API_URL: address,
  DISCORD_MESSAGE_CONTENT: flag,
  DISCORD_MODERATOR_ROLES: text
    .optional()
    .transform((value) => (value ?? '').split(/[,\s]+/).filter((role) => role !== '')),
  CONTACT: contact,
  HTTP_PORT: text
    .regex(/^\d*$/)
    .optional()
    .transform((value) => (value ? Number(value) : null))
    .pipe(z.int().max(65_535).nullable()),
  HTTP_HOST: optional,
  HTTP_PUBLIC: z
    .enum(['', 'no', 'read'])
    .optional()
    .transform((value) => value === 'read'),
  HTTP_METRICS: flag,
  PUBLIC_URL: z
    .union([z.literal(''), z.url({ protocol: /^https?$/ })])
    .optional()
    .transform((value) => (value ? value.replace(/\/+$/, '') : null)),
  LINK_DAYS: amount(365, 0, 36_500).pipe(z.int()),
  LOG_LEVEL: z
    .enum(['', 'fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .optional()
    .transform((value) => value || 'info'),
})
