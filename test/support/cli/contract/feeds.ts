import { z } from 'zod'
import { timestamp } from './parts.js'

const feedOutcome = z.discriminatedUnion('code', [
  z.strictObject({ code: z.enum(['never', 'unchanged', 'gone']), said: z.string().min(1) }),
  z.strictObject({
    code: z.literal('read'),
    added: z.int(),
    changed: z.int(),
    failed: z.int(),
    left: z.int(),
    said: z.string().min(1),
  }),
  z.strictObject({
    code: z.literal('refused'),
    reason: z.string().min(1),
    said: z.string().min(1),
  }),
])

const plainFeedSchema = z.strictObject({
  id: z.string(),
  url: z.url(),
  kind: z.enum(['rss', 'atom', 'json', 'sitemap', 'list']),
  title: z.string().nullable(),
  under: z.string().nullable(),
  schedule: z.string().nullable(),
  timeZone: z.string(),
  isPaused: z.boolean(),
  lastReadAt: timestamp.nullable(),
  outcome: feedOutcome,
  failures: z.int(),
  notBefore: timestamp.nullable(),
  addedBy: z.string(),
  addedAt: timestamp,
})

const shownFeedSchema = plainFeedSchema.extend({
  nextReading: timestamp.nullable(),
  failed: z.array(
    z.strictObject({
      item: z.string(),
      title: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
  vanishedCount: z.int().nonnegative(),
  vanished: z.array(
    z.strictObject({
      item: z.string(),
      title: z.string().nullable(),
      file: z.string().nullable(),
      vanishedAt: timestamp,
    }),
  ),
})

export const feedAddedSchema = z.strictObject({
  feed: plainFeedSchema,
  items: z.int(),
  isKnown: z.boolean(),
})

/** Of `feeds show`, `pause`, `resume`, `remove` and `check`. */
export const feedSchema = z.strictObject({ feed: shownFeedSchema })

export const feedsSchema = z.strictObject({ feeds: z.array(shownFeedSchema) })
