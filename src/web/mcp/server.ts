import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js'
import {
  type CallToolResult,
  ErrorCode,
  McpError,
  type ReadResourceResult,
} from '@modelcontextprotocol/sdk/types.js'
import { home } from '../../config.js'
import type { Locale } from '../../wording/locale.js'
import { assertScope } from '../api/access/callers.js'
import { messageOf } from '../api/chat/messages.js'
import { problemOf } from '../api/problem.js'
import { answerSchema, checkRequestSchema, checkSchema } from '../api/schemas/answers.js'
import { articleSchema, searchSchema } from '../api/schemas/articles.js'
import { askFor, checkFor, searchFor, type Turn } from '../api/work.js'
import { askInput, readInput, searchInput } from './inputs.js'

/** For whom a server works, and in which language it says what is wrong. */
export interface McpMeans {
  turn: Turn
  locale: Locale
  onError(error: unknown): void
}

/** As many articles as a client is shown to choose from; the rest it finds by searching. */
const LISTED = 50
/** The most parts of the arguments of one call: none of our tools needs many. */
const MOST_PARTS = 200

const isReading = { readOnlyHint: true, openWorldHint: false }
const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
  version: string
}

/** What an assistant can do with the corpus: ask, check, search, and read articles. */
export function mcpServer({ turn, locale, onError }: McpMeans): McpServer {
  const server = new McpServer(
    { name: 'youju', version },
    { maxToolInputElements: MOST_PARTS, capabilities: { tools: {}, resources: {} } },
  )
  const { service } = turn.caller.home
  const turnOf = (signal: AbortSignal): Turn => ({
    ...turn,
    signal: AbortSignal.any([turn.signal, signal]),
  })
  /** Says what is wrong as other edges do. */
  const sentenceFor = (error: unknown): string => {
    const { problem, isUnexpected } = problemOf(error, locale)
    if (isUnexpected) onError(error)
    return problem.detail
  }
  const told = async (
    work: () => Promise<{ text: string; data: object }>,
  ): Promise<CallToolResult> => {
    try {
      const { text, data } = await work()
      return { content: [{ type: 'text', text }], structuredContent: { ...data } }
    } catch (error) {
      return { content: [{ type: 'text', text: sentenceFor(error) }], isError: true }
    }
  }
  const read = async (id: string) => {
    assertScope(turn.caller, 'articles')
    return articleSchema.parse(await service.article(id))
  }

  server.registerTool(
    'ask',
    {
      description:
        'Answer a question from the news corpus. Each sentence is tied to an exact quote; where the corpus has no answer it says so.',
      inputSchema: askInput,
      outputSchema: answerSchema,
      annotations: isReading,
    },
    (wish, { signal }) =>
      told(async () => {
        const answer = await askFor(turnOf(signal), wish)
        return { text: messageOf(answer, locale), data: answerSchema.parse(answer) }
      }),
  )
  server.registerTool(
    'check',
    {
      description:
        'Check a statement against the news corpus: supported, contradicted, disputed or not_in_corpus, with quotes.',
      inputSchema: checkRequestSchema,
      outputSchema: checkSchema,
      annotations: isReading,
    },
    (wish, { signal }) =>
      told(async () => {
        const check = checkSchema.parse(await checkFor(turnOf(signal), wish, locale))
        return { text: [check.verdict, ...check.reasons].join('\n'), data: check }
      }),
  )
  server.registerTool(
    'search',
    {
      description:
        'Find the passages of the news corpus that speak most to a question, best first.',
      inputSchema: searchInput,
      outputSchema: searchSchema,
      annotations: isReading,
    },
    (wish, { signal }) =>
      told(async () => {
        const found = searchSchema.parse(await searchFor(turnOf(signal), wish))
        const lines = found.hits.map(({ articleId, text }) => `${articleId}: ${text}`)
        return { text: lines.join('\n'), data: found }
      }),
  )
  server.registerTool(
    'read_article',
    {
      description: 'Read an article of the news corpus by its id, as search and citations give it.',
      inputSchema: readInput,
      outputSchema: articleSchema,
      annotations: isReading,
    },
    ({ id }) =>
      told(async () => {
        const article = await read(id)
        return { text: [article.title ?? '', article.text].join('\n').trim(), data: article }
      }),
  )

  const template = new ResourceTemplate('youju://articles/{id}', {
    list: async () => {
      assertScope(turn.caller, 'articles')
      const { articles } = await service.list({ perPage: LISTED })
      const resources = articles.map(({ id, title }) => ({
        ...{ uri: `youju://articles/${encodeURIComponent(id)}`, name: title ?? id },
        mimeType: 'text/plain',
      }))
      return { resources }
    },
  })
  const about = { description: 'An article of the corpus', mimeType: 'text/plain' }
  server.registerResource(
    'article',
    template,
    about,
    async (uri, { id }): Promise<ReadResourceResult> => {
      try {
        const { text } = await read(decodeURIComponent(String(id)))
        return { contents: [{ uri: uri.href, mimeType: 'text/plain', text }] }
      } catch (error) {
        throw new McpError(ErrorCode.InvalidParams, sentenceFor(error))
      }
    },
  )
  return server
}
