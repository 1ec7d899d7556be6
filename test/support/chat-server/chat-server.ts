import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the scripted model does for one request, in order. */
export type Step =
  /** Writes a piece of the reply. */
  | string
  /** Waits until the test lets it continue. */
  | Promise<unknown>

/** One scripted reply: a stream of pieces, an HTTP failure, or a connection that is cut or never answered. */
export type Reply =
  | { steps: readonly Step[]; usage?: { input: number; output: number }; isCut?: boolean }
  /** A stream that does not follow the protocol. */
  | { stream: string }
  | { status: number; headers?: Record<string, string>; body?: unknown }
  | 'hang'

/** The parts of a request that tests look at. */
export interface ChatRequest {
  path: string
  authorization: string | undefined
  /** Resolves when its connection ends before it is answered in full. */
  left: Promise<void>
  body: {
    model: string
    messages: { role: string; content: string }[]
    response_format?: { type: string }
    format?: unknown
  }
}

export interface ChatServer {
  /** Base URL of the OpenAI-compatible interface. */
  openai: string
  /** Base URL of Ollama's own interface. */
  ollama: string
  /** Requests so far, in order. */
  requests: ChatRequest[]
  /** Replaces the replies not yet sent; a request beyond the last is answered with 500. */
  script(...replies: (Reply | ((request: ChatRequest) => Reply))[]): void
  close(): Promise<void>
}

/**
 * Starts a chat model on 127.0.0.1 that replies what a test scripts: OpenAI's server-sent events and Ollama's JSON
 * lines.
 */
export async function startChatServer(): Promise<ChatServer> {
  let replies: (Reply | ((request: ChatRequest) => Reply))[] = []
  const requests: ChatRequest[] = []
  const server = createServer(async (incoming, response) => {
    const body = JSON.parse(await textOf(incoming)) as ChatRequest['body']
    const path = incoming.url ?? ''
    const left = new Promise<void>((resolve) => {
      response.on('close', () => response.writableFinished || resolve())
    })
    const request = { path, authorization: incoming.headers.authorization, left, body }
    requests.push(request)
    const next = replies.shift()
    const reply = typeof next === 'function' ? next(request) : next
    await answer(
      response,
      path,
      reply ?? { status: 500, body: { error: { message: 'unscripted' } } },
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    openai: `http://127.0.0.1:${port}/v1`,
    ollama: `http://127.0.0.1:${port}`,
    requests,
    script(...next) {
      replies = next
      requests.length = 0
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function answer(response: ServerResponse, path: string, reply: Reply): Promise<void> {
  if (reply === 'hang') return
  if ('stream' in reply) {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.end(reply.stream)
    return
  }
  if ('status' in reply) {
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers })
    response.end(JSON.stringify(reply.body ?? { error: { message: 'scripted failure' } }))
    return
  }
  const write = path === '/api/chat' ? ollamaWriter(response) : openaiWriter(response)
  for (const step of reply.steps) {
    if (typeof step === 'string') write.piece(step)
    else await step
  }
  if (reply.isCut) response.destroy()
  else write.end(reply.usage)
}

interface Writer {
  piece(text: string): void
  end(usage: { input: number; output: number } | undefined): void
}

function openaiWriter(response: ServerResponse): Writer {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const send = (fields: object) =>
    response.write(
      `data: ${JSON.stringify({ id: 'scripted', object: 'chat.completion.chunk', created: 0, model: 'scripted', ...fields })}\n\n`,
    )
  return {
    piece: (content) =>
      send({ choices: [{ index: 0, delta: { role: 'assistant', content }, finish_reason: null }] }),
    end(usage) {
      send({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })
      if (usage) {
        const { input, output } = usage
        const total_tokens = input + output
        send({
          choices: [],
          usage: { prompt_tokens: input, completion_tokens: output, total_tokens },
        })
      }
      response.end('data: [DONE]\n\n')
    },
  }
}

function ollamaWriter(response: ServerResponse): Writer {
  response.writeHead(200, { 'content-type': 'application/x-ndjson' })
  const send = (content: string, fields: object) =>
    response.write(
      `${JSON.stringify({ model: 'scripted', created_at: '2024-01-01T00:00:00Z', message: { role: 'assistant', content }, ...fields })}\n`,
    )
  return {
    piece: (content) => send(content, { done: false }),
    end(usage) {
      const counts = usage ? { prompt_eval_count: usage.input, eval_count: usage.output } : {}
      send('', { done: true, done_reason: 'stop', ...counts })
      response.end()
    },
  }
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}
