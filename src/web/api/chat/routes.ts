import { randomUUID } from 'node:crypto'
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { streamSSE } from 'hono/streaming'
import type { Answer } from '../../../domain/index.js'
import { failure } from '../../../wording/failure.js'
import { assertScope } from '../access/callers.js'
import type { ApiContext, ApiEnv } from '../contract.js'
import { problemOf } from '../problem.js'
import { json, type Served, turnOf } from '../served.js'
import { askFor } from '../work.js'
import { chatErrorOf } from './error.js'
import { messageOf, questionIn } from './messages.js'
import {
  chatErrorSchema,
  chatRequestSchema,
  completionSchema,
  modelSchema,
  modelsSchema,
} from './schemas.js'

const MODEL = 'youju'
const model = { id: MODEL, object: 'model', created: 0, owned_by: MODEL } as const
const errors = { description: 'Why not', content: json(chatErrorSchema) }

const complete = createRoute({
  method: 'post',
  path: '/v1/chat/completions',
  summary: 'Answer the last message, as clients of OpenAI ask for it',
  description:
    'The answer with its markers and its sources; `citations` has them as data. With `stream` it comes as chunks, the citations with the last one.',
  request: { body: { required: true, content: json(chatRequestSchema) } },
  responses: {
    200: {
      description: 'The answer',
      content: { ...json(completionSchema), 'text/event-stream': { schema: z.string() } },
    },
    default: errors,
  },
})

const models = createRoute({
  method: 'get',
  path: '/v1/models',
  summary: 'List what answers',
  responses: { 200: { description: 'One', content: json(modelsSchema) }, default: errors },
})

const oneModel = createRoute({
  method: 'get',
  path: '/v1/models/{id}',
  summary: 'Describe what answers',
  request: { params: z.object({ id: z.string() }) },
  responses: { 200: { description: 'It', content: json(modelSchema) }, default: errors },
})

/** A part of OpenAI's API, so that its clients can use the corpus. */
export function chatRoutes(api: OpenAPIHono<ApiEnv>, served: Served): void {
  api.openapi(complete, async (request) => {
    const { messages, stream } = request.req.valid('json')
    const asking = askFor(turnOf(request, served), questionIn(messages))
    const head = { id: `chatcmpl-${randomUUID()}`, created: Math.floor(Date.now() / 1000) }
    if (stream) return streamed(request, served, head, asking)
    const answer = await asking
    const message = {
      ...({ role: 'assistant', refusal: null } as const),
      content: await contentOf(answer),
    }
    const completion = {
      ...{ ...head, object: 'chat.completion', model: MODEL },
      choices: [{ index: 0, message, logprobs: null, finish_reason: 'stop' }],
      // Nothing is counted here: what a chat model of the corpus costs is the affair of whoever runs it.
      usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
      citations: answer.citations,
    }
    return request.json(completionSchema.parse(completion), 200)
  })

  api.openapi(models, (request) => {
    assertScope(request.get('caller'), 'ask')
    return request.json({ object: 'list' as const, data: [model] }, 200)
  })

  api.openapi(oneModel, (request) => {
    assertScope(request.get('caller'), 'ask')
    if (request.req.valid('param').id !== MODEL) throw failure('address_unknown', {})
    return request.json(model, 200)
  })
}

/** Sends the answer in chunks. They come when it is done: what a chunk said cannot be taken back. */
function streamed(
  request: ApiContext,
  { gate, onError }: Served,
  head: { id: string; created: number },
  asking: Promise<Answer>,
): Response {
  asking.catch(() => {})
  return streamSSE(request, async (stream) => {
    const send = (delta: object, finish: 'stop' | null = null, more: object = {}) => {
      const choices = [{ index: 0, delta, logprobs: null, finish_reason: finish }]
      const chunk = { ...head, object: 'chat.completion.chunk', model: MODEL, choices, ...more }
      return stream.writeSSE({ data: JSON.stringify(chunk) })
    }
    const alive = setInterval(() => void stream.write(': \n\n'), gate.limits.heartbeat)
    try {
      await send({ role: 'assistant', content: '' })
      const answer = await asking
      for (const piece of piecesOf(await contentOf(answer))) await send({ content: piece })
      await send({}, 'stop', { citations: answer.citations })
      await stream.writeSSE({ data: '[DONE]' })
    } catch (error) {
      onError(error, request)
      const { problem } = problemOf(error, request.env.locale)
      await stream.writeSSE({ data: JSON.stringify(chatErrorOf(problem)) })
    } finally {
      clearInterval(alive)
    }
  })
}

/** The text of an answer, in the language of its question. */
async function contentOf(answer: Answer): Promise<string> {
  // Loaded late: the app is large, and whoever serves it has it already.
  const { languageOf } = await import('../../../app.js')
  return messageOf(answer, languageOf(answer.question))
}

/** Cuts a text into its lines and sentences; together they are the text. */
function piecesOf(text: string): string[] {
  return text.match(/[^\n。！？]*(?:[\n。！？]+|$)/g)?.filter((piece) => piece !== '') ?? []
}
