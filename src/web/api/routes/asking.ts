import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { streamSSE } from 'hono/streaming'
import { toCheckIn } from '../asked-language.js'
import type { ApiContext, ApiEnv } from '../contract.js'
import { problemOf } from '../problem.js'
import {
  answerSchema,
  askSchema,
  checkRequestSchema,
  checkSchema,
  type turnSchema,
} from '../schemas/answers.js'
import { json, problems, type Served, turnOf } from '../served.js'
import { askFor, checkFor } from '../work.js'

const ask = createRoute({
  method: 'post',
  path: '/api/v1/ask',
  summary: 'Answer a question with quotes',
  description:
    'With `Accept: text/event-stream` the answer comes as events: `sentence` for each sentence of a chat model as soon as it is verified, then one `answer`, or `problem`.',
  request: { body: { required: true, content: json(askSchema) } },
  responses: {
    200: {
      description: 'The answer, or that the corpus has none',
      content: { ...json(answerSchema), 'text/event-stream': { schema: z.string() } },
    },
    default: problems,
  },
})

const check = createRoute({
  method: 'post',
  path: '/api/v1/check',
  summary: 'Check a statement against the articles',
  request: { body: { required: true, content: json(checkRequestSchema) } },
  responses: {
    200: { description: 'The verdict with its reasons', content: json(checkSchema) },
    default: problems,
  },
})

export function askingRoutes(api: OpenAPIHono<ApiEnv>, served: Served): void {
  api.openapi(ask, async (request) => {
    const { history = [], ...asked } = request.req.valid('json')
    const wish = { ...asked, history: history.map(toTurn) }
    const turn = turnOf(request, served)
    if (/\btext\/event-stream\b/i.test(request.req.header('accept') ?? '')) {
      return streamed(request, served, (onSentence, signal) =>
        askFor({ ...turn, signal }, wish, onSentence),
      )
    }
    return request.json(answerSchema.parse(await askFor(turn, wish)), 200)
  })
  api.openapi(check, async (request) => {
    const wish = request.req.valid('json')
    const checked = await checkFor(turnOf(request, served), wish, toCheckIn(request))
    return request.json(checkSchema.parse(checked), 200)
  })
}

const toTurn = ({ question, answer, cited = [] }: z.infer<typeof turnSchema>) => ({
  ...{ question, answer, cited },
})

/** Sends each sentence as it is verified, then the answer. Ends the work when the client leaves. */
function streamed(
  request: ApiContext,
  { gate, onError }: Served,
  answer: (
    onSentence: Parameters<typeof askFor>[2] & {},
    signal: AbortSignal,
  ) => ReturnType<typeof askFor>,
): Response {
  const left = new AbortController()
  // Whoever may not ask, or comes at a bad time, is told so before anything is streamed.
  const signal = AbortSignal.any([left.signal, request.req.raw.signal])
  const waiting: ((text: string) => void)[] = []
  const early: string[] = []
  const working = answer((sentence) => {
    const text = JSON.stringify(sentence)
    if (waiting[0]) waiting[0](text)
    else early.push(text)
  }, signal)
  working.catch(() => {})
  return streamSSE(request, async (stream) => {
    stream.onAbort(() => left.abort())
    let last: Promise<unknown> = Promise.resolve()
    const send = (event: string, data: string) => {
      last = last.then(() => stream.writeSSE({ event, data }))
      return last
    }
    for (const text of early) send('sentence', text)
    waiting.push((text) => send('sentence', text))
    // Proxies cut a connection off that says nothing for long.
    const alive = setInterval(() => void stream.write(': \n\n'), gate.limits.heartbeat)
    try {
      const found = await working
      await send('answer', JSON.stringify(answerSchema.parse(found)))
    } catch (error) {
      if (signal.aborted) return
      onError(error, request)
      await send('problem', JSON.stringify(problemOf(error, request.env.locale).problem))
    } finally {
      clearInterval(alive)
      await last
    }
  })
}
