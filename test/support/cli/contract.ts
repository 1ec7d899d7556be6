import { z } from 'zod'
import { modelFailureReasons, reasonKinds } from '../../../src/domain/index.js'

/** The JSON of the command line, which others rely on; a missing or extra key is an error. */
const damage = z.strictObject({ start: z.int(), end: z.int(), kind: z.string() })
const date = z.iso.date().nullable()

export const articleSchema = z.strictObject({
  id: z.string(),
  title: z.string().nullable(),
  source: z.string().nullable(),
  author: z.string().nullable(),
  published: date,
  file: z.string(),
  url: z.string().nullable(),
  text: z.string().min(1),
  damage: z.array(damage),
  repairs: z.array(z.strictObject({ kind: z.string(), count: z.int() })),
  digest: z.boolean(),
  origin: z.string(),
  lines: z.array(z.tuple([z.int(), z.int()])).min(1),
  /** Only for files with pages. */
  pages: z
    .array(z.tuple([z.int(), z.int().positive()]))
    .min(1)
    .optional(),
  /** Only for text read from pictures. */
  boxes: z
    .array(z.tuple([z.int(), z.int(), z.int(), z.int(), z.int()]))
    .min(1)
    .optional(),
})

const citationSchema = z.strictObject({
  n: z.int().positive(),
  quote: z.string().min(1),
  articleId: z.string(),
  title: z.string().nullable(),
  source: z.string().nullable(),
  published: date,
  file: z.string(),
  lines: z.tuple([z.int().positive(), z.int().positive()]),
  page: z.int().positive().nullable(),
  digest: z.boolean(),
  start: z.int(),
  end: z.int(),
  origin: z.string(),
  url: z.string().nullable(),
})

export const answerSchema = z.strictObject({
  status: z.enum(['answered', 'no_evidence']),
  question: z.string(),
  short: z.string().nullable(),
  answer: z.string().min(1),
  sentences: z.array(
    z.strictObject({ text: z.string().min(1), cites: z.array(z.int().positive()).min(1) }),
  ),
  citations: z.array(citationSchema),
  independentOrigins: z.int(),
  conflicts: z.array(
    z.strictObject({
      about: z.string(),
      values: z.array(z.strictObject({ value: z.string(), n: z.int() })),
    }),
  ),
  corpusAsOf: date,
  indexVersion: z.string(),
  mode: z.enum(['extractive', 'generated']),
  clarify: z.string().nullable(),
  notice: z.string().nullable(),
  notes: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.enum(['understood_as', 'continues', 'reworded', 'unanswered']),
        question: z.string().min(1),
      }),
      z.strictObject({ kind: z.literal('corrected'), written: z.string(), meant: z.string() }),
      z.strictObject({
        kind: z.literal('reported_by'),
        reports: z.array(
          z.strictObject({
            source: z.string().nullable(),
            published: date,
            author: z.string().nullable(),
          }),
        ),
      }),
    ]),
  ),
  modelFailure: z.enum(modelFailureReasons).nullable(),
  confidence: z.enum(['high', 'medium', 'low']),
  related: z.array(citationSchema),
  isNear: z.boolean(),
})

export const timelineSchema = z.strictObject({
  subject: z.string().min(1),
  understoodAs: z.string().nullable(),
  restriction: z.strictObject({ since: date, until: date, source: z.string().nullable() }),
  entries: z.array(
    citationSchema.omit({ n: true }).extend({
      date,
      dateIs: z.enum(['event', 'published']).nullable(),
      reports: z.int().positive(),
      copies: z.array(z.string()),
      alsoIn: z.array(z.string()),
      quantities: z.array(
        z.strictObject({
          start: z.int(),
          end: z.int(),
          text: z.string().min(1),
          value: z.number(),
          high: z.number().nullable(),
          unit: z.string(),
        }),
      ),
    }),
  ),
  values: z.array(
    z.strictObject({
      of: z.string().min(1),
      unit: z.string(),
      points: z
        .array(
          z.strictObject({
            date,
            period: z.string().nullable(),
            value: z.number(),
            text: z.string().min(1),
            start: z.number().int().min(0),
            end: z.number().int().min(1),
            articleId: z.string(),
            source: z.string().nullable(),
          }),
        )
        .min(2),
    }),
  ),
  more: z.boolean(),
  silent: z.boolean(),
  corpusAsOf: date,
  indexVersion: z.string(),
})

const rejectedSchema = z.array(z.strictObject({ file: z.string(), reason: z.string() }))

const unsettledSchema = z.array(
  z.strictObject({ file: z.string(), reason: z.string(), articles: z.int().nonnegative() }),
)

const verdict = z.enum(['supported', 'contradicted', 'disputed', 'not_in_corpus'])
const reasons = z.array(z.string().min(1)).min(1)

const why = z
  .array(
    z.strictObject({
      kind: z.enum(reasonKinds),
      values: z.strictObject({
        said: z.string().optional(),
        claimed: z.string().optional(),
        converted: z.string().optional(),
      }),
      cites: z.array(z.int().positive()),
    }),
  )
  .min(1)

export const checkSchema = z.strictObject({
  claim: z.string(),
  verdict,
  reasons,
  citations: z.array(citationSchema),
  independentOrigins: z.int(),
  parts: z.array(z.strictObject({ text: z.string().min(1), verdict, reasons, why })).min(1),
  related: z.array(citationSchema),
  corpusAsOf: date,
  indexVersion: z.string(),
  mode: z.enum(['extractive', 'generated']),
  modelFailure: z.string().nullable(),
})

const canariesSchema = z.strictObject({
  asked: z.int().positive(),
  rightBefore: z.int().nullable(),
  rightAfter: z.int(),
  worse: z.array(
    z.strictObject({ question: z.string(), before: z.string(), after: z.string().min(1) }),
  ),
})

export const reportSchema = z.strictObject({
  version: z.string(),
  articles: z.int(),
  passages: z.int(),
  added: z.int(),
  changed: z.int(),
  removed: z.int(),
  unchanged: z.int(),
  rejected: rejectedSchema,
  unsettled: unsettledSchema,
  seconds: z.number().nonnegative(),
  canaries: canariesSchema.nullable(),
  published: z.boolean(),
  damagedVectors: z.int().nonnegative(),
  serving: z.string(),
})

const listedSchema = z.strictObject({
  id: z.string(),
  title: z.string().nullable(),
  source: z.string().nullable(),
  published: date,
  file: z.string(),
})

export const planSchema = z.strictObject({
  indexVersion: z.string().nullable(),
  digest: z.string(),
  added: z.array(listedSchema),
  changed: z.array(listedSchema),
  removed: z.array(listedSchema),
  unchanged: z.int(),
  files: z.strictObject({
    added: z.array(z.string()),
    changed: z.array(z.string()),
    removed: z.array(z.string()),
    unchanged: z.int(),
  }),
  copies: z.array(
    z.strictObject({ article: listedSchema, of: listedSchema, ofOrigin: z.int().min(2) }),
  ),
  rejected: rejectedSchema,
  unsettled: unsettledSchema,
})

const timestamp = z.iso.datetime()

export const statusSchema = z.strictObject({
  corpus: z.string(),
  files: z.int(),
  model: z.string(),
  index: z
    .strictObject({
      version: z.string(),
      createdAt: timestamp,
      fits: z.boolean(),
      articles: z.int(),
      passages: z.int(),
      oldest: date,
      newest: date,
    })
    .nullable(),
  pending: z.strictObject({ added: z.int(), changed: z.int(), removed: z.int() }),
  notRead: rejectedSchema,
  rejected: rejectedSchema,
  unsettled: unsettledSchema,
})

export const listSchema = z.strictObject({
  articles: z.array(listedSchema),
  total: z.int(),
  page: z.int().positive(),
  pages: z.int().positive(),
  perPage: z.int().positive(),
  indexVersion: z.string(),
})

const summarySchema = z.strictObject({
  createdAt: timestamp,
  articles: z.int(),
  passages: z.int(),
  oldest: date,
  newest: date,
})

export const historySchema = z.strictObject({
  versions: z.array(
    z.strictObject({
      version: z.string(),
      inService: z.boolean(),
      holds: summarySchema.nullable(),
    }),
  ),
})

export const auditedSchema = historySchema.extend({
  audit: z.array(
    z.strictObject({
      at: z.iso.datetime(),
      user: z.string(),
      action: z.string(),
      outcome: z.string(),
      detail: z.string(),
    }),
  ),
})

export const rollbackSchema = z.strictObject({
  version: z.string(),
  holds: summarySchema,
  previous: z.string().nullable(),
})

export const addSchema = z.strictObject({
  files: z.array(
    z.strictObject({
      name: z.string(),
      outcome: z.enum(['added', 'present', 'rejected']),
      file: z.string().nullable(),
      articles: z.array(z.strictObject({ id: z.string(), title: z.string().nullable() })),
      articleCount: z.number().int(),
      rejected: rejectedSchema,
    }),
  ),
})

export const removeSchema = z.strictObject({
  file: z.string(),
  what: z.enum(['file', 'record']),
  articles: z.array(listedSchema).min(1),
  keptAs: z.string().nullable(),
})

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
})

export const feedAddedSchema = z.strictObject({
  feed: plainFeedSchema,
  items: z.int(),
  isKnown: z.boolean(),
})

/** Of `feeds pause`, `resume`, `remove` and `check`. */
export const feedSchema = z.strictObject({ feed: shownFeedSchema })

export const feedsSchema = z.strictObject({ feeds: z.array(shownFeedSchema) })

const leg = z.strictObject({ rank: z.int().positive(), score: z.number() }).nullable()

export const searchSchema = z.strictObject({
  query: z.string(),
  hits: z.array(
    z.strictObject({
      articleId: z.string(),
      file: z.string(),
      start: z.int(),
      end: z.int(),
      text: z.string(),
      score: z.number(),
      /** Has a part for each way of searching; the parts sum to the score. */
      trace: z.looseObject({
        dense: leg,
        lexical: leg,
        parts: z.record(z.string(), z.number()),
      }),
    }),
  ),
})

export const cleanSchema = z.strictObject({
  articles: z.array(articleSchema),
  rejected: rejectedSchema,
})

const share = z.number().min(0).max(1)
const retrievalSchema = z.strictObject({
  hit1: share,
  hit5: share,
  hit10: share,
  mrr10: share,
  answerIn1: share.nullable(),
  answerIn5: share.nullable(),
  answerIn10: share.nullable(),
})

const band = z.strictObject({ answered: z.int(), right: z.int() })

function byVerdict<T extends z.ZodType>(each: T) {
  return z.strictObject({
    supported: each,
    contradicted: each,
    disputed: each,
    not_in_corpus: each,
  })
}

const answerFiguresSchema = z.strictObject({
  answerable: z.int(),
  inShort: z.int(),
  inAnswer: z.int(),
  right: z.int(),
  wronglySilent: z.int(),
  meanAnswerLength: z.number(),
  unanswerable: z.int(),
  silent: z.int(),
  quotes: z.int(),
  answersWithInexactQuotes: z.int(),
  answersWithUnsupportedNumbers: z.int(),
  conflicting: z.int(),
  conflictsShown: z.int(),
  conflictsElsewhere: z.int(),
  byConfidence: z.strictObject({ high: band, medium: band, low: band }),
})

const generationSchema = z.strictObject({
  generated: z.int(),
  declined: z.int(),
  fellBack: z.int(),
  fallbacks: z.array(
    z.strictObject({ reason: z.string(), cause: z.string().min(1), answers: z.int().positive() }),
  ),
  sentences: z.int(),
  unsupportedSentences: z.int(),
  answers: answerFiguresSchema.nullable(),
})

const figuresSchema = z.strictObject({
  questions: z.int(),
  retrieval: z
    .strictObject({
      dense: retrievalSchema,
      lexical: retrievalSchema,
      together: retrievalSchema,
    })
    .nullable(),
  latency: z.strictObject({ p50: z.number().positive(), p95: z.number().positive() }).nullable(),
  answers: answerFiguresSchema.nullable(),
  /** Null unless a chat model was to write the answers. */
  generation: generationSchema.nullable(),
})

const verdictsSchema = z.strictObject({
  claims: z.int(),
  right: z.int(),
  given: byVerdict(byVerdict(z.int())),
  quotes: z.int(),
  checksWithInexactQuotes: z.int(),
})

export const evaluationSchema = figuresSchema.extend({
  indexVersion: z.string(),
  /** Null if the set has no claims. */
  verdicts: verdictsSchema.nullable(),
  halves: z.strictObject({ odd: figuresSchema, even: figuresSchema }).nullable(),
})

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
