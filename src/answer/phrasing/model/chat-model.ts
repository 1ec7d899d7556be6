import { setTimeout as sleep } from 'node:timers/promises'
import { needPackages } from '../../../domain/index.js'
import { ModelFailure } from './model-failure.js'

/** Which model is asked, and where. */
export interface ChatSettings {
  /** With its provider: openai:gpt-4o-mini, ollama:qwen3:8b. */
  model: string
  openaiApiKey: string | null
  openaiBaseUrl: string | null
  ollamaBaseUrl: string | null
  timeoutSeconds: number
  tokensPerDay: number
  /** How many passages are read for one question, at most. */
  passages: number
}

export interface ChatMessage {
  role: 'system' | 'user'
  content: string
}

export interface ChatRequest {
  messages: ChatMessage[]
  /** JSON schema of the reply. */
  schema: { title: string } & Record<string, unknown>
  deadline: Deadline
}

/** Until when a reply is waited for. */
export interface Deadline {
  signal: AbortSignal
  /** Milliseconds. */
  left(): number
}

export function deadlineIn(seconds: number): Deadline {
  const milliseconds = Math.round(seconds * 1000)
  const end = performance.now() + milliseconds
  return { signal: AbortSignal.timeout(milliseconds), left: () => end - performance.now() }
}

/** A piece of a reply; `tokens`, where the provider counts, are those of the whole call. */
export interface ChatPiece {
  text: string
  tokens: number | null
}

/** A chat model that streams replies in JSON. */
export interface ChatModel {
  /**
   * The reply, piece by piece. A rate limit is waited out twice, everything else fails at once.
   * @throws ModelFailure
   */
  stream(request: ChatRequest): AsyncIterable<ChatPiece>
}

/** The part of a LangChain model that is used here. */
interface Runnable {
  stream(messages: ChatMessage[], options: { signal: AbortSignal }): Promise<AsyncIterable<Chunk>>
  withConfig(config: object): Runnable
}

interface Chunk {
  content: unknown
  usage_metadata?: { total_tokens?: number }
}

/** Ollama gives a model 4,096 tokens unless told otherwise, and drops what goes beyond: passages, unseen. */
const contextTokens = 8192

/** Milliseconds. */
const libraryTimeout = 600_000

const retries = 2
/** The wait where a provider names none, doubled for the second. */
const standardWait = 1000

/**
 * The model of the settings; its library is loaded when it is first asked.
 * @throws YoujuError model_missing where the library is not installed
 */
export function openChatModel(settings: ChatSettings): ChatModel {
  needPackages(
    ['langchain', `@langchain/${isOllama(settings) ? 'ollama' : 'openai'}`],
    '不设 CHAT_MODEL',
  )
  let opened: Promise<Runnable> | null = null
  // Some OpenAI-compatible servers know no schemas; the prompt describes the same shape in words.
  let knowsSchemas = true

  async function start(
    { messages, schema, deadline }: ChatRequest,
    signal: AbortSignal,
  ): Promise<AsyncIterable<Chunk>> {
    opened ??= initialise(settings)
    const model = await opened
    for (let attempt = 0; ; attempt++) {
      const asked = knowsSchemas ? model.withConfig(replyFormat(settings, schema)) : model
      try {
        // The first piece is waited for: until then a provider may still turn the request away.
        return await startedStream(await asked.stream(messages, { signal }))
      } catch (error) {
        if (signal.aborted) throw error
        if (knowsSchemas && isAboutFormat(error)) {
          knowsSchemas = false
          attempt--
        } else {
          const wait = attempt < retries ? waitOf(error, attempt) : null
          if (wait === null || wait > deadline.left()) throw error
          await sleep(wait, undefined, { signal })
        }
      }
    }
  }

  return {
    async *stream(request) {
      const { signal } = request.deadline
      const ours = new AbortController()
      const either = AbortSignal.any([signal, ours.signal])
      try {
        for await (const { content, usage_metadata } of until(either, start(request, either))) {
          const text = typeof content === 'string' ? content : ''
          yield { text, tokens: usage_metadata?.total_tokens ?? null }
        }
      } catch (error) {
        throw new ModelFailure(signal.aborted ? 'timeout' : reasonOf(error), { cause: error })
      } finally {
        // A reply that nobody reads to its end is not paid for to its end.
        ours.abort()
      }
    },
  }
}

async function initialise(settings: ChatSettings): Promise<Runnable> {
  const { initChatModel } = await import('langchain/chat_models/universal')
  const { model, openaiApiKey, openaiBaseUrl, ollamaBaseUrl } = settings
  const at = (name: string, value: string | null) => (value === null ? {} : { [name]: value })
  const options = isOllama(settings)
    ? // Reasoning aloud takes longer than anyone waits, and is never shown.
      { ...at('baseUrl', ollamaBaseUrl), temperature: 0, think: false, numCtx: contextTokens }
    : // A server of one's own often wants no key, the library always one.
      {
        apiKey: openaiApiKey ?? 'none',
        configuration: at('baseURL', openaiBaseUrl),
        // The library's own ten minutes end no reply that the settings wait for.
        timeout: Math.max(libraryTimeout, settings.timeoutSeconds * 1000),
      }
  return (await initChatModel(model, { ...options, maxRetries: 0 })) as unknown as Runnable
}

function isOllama({ model }: ChatSettings): boolean {
  return model.startsWith('ollama:')
}

/** LangChain's own withStructuredOutput gives a reply only whole, or without its pieces' borders. */
function replyFormat(settings: ChatSettings, schema: ChatRequest['schema']): object {
  if (isOllama(settings)) return { format: schema }
  const json_schema = { name: schema.title, schema, strict: true }
  return { response_format: { type: 'json_schema', json_schema } }
}

/** A stream whose first piece has come. */
async function startedStream(stream: AsyncIterable<Chunk>): Promise<AsyncIterable<Chunk>> {
  const iterator = stream[Symbol.asyncIterator]()
  let first: IteratorResult<Chunk> | null = await iterator.next()
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        const result = first ?? (await iterator.next())
        first = null
        return result
      },
      async return() {
        await iterator.return?.()
        return { done: true, value: undefined }
      },
    }),
  }
}

/** What a stream gives until the signal; a provider's library may be slow to heed it. */
async function* until<T>(
  signal: AbortSignal,
  starting: Promise<AsyncIterable<T>>,
): AsyncGenerator<T> {
  const aborted = new Promise<never>((_, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
  aborted.catch(() => {})
  const iterator = (await Promise.race([starting, aborted]))[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = iterator.next()
      next.catch(() => {})
      const result = await Promise.race([next, aborted])
      if (result.done) return
      yield result.value
    }
  } finally {
    // Not waited for: one that hangs would hold up the answer.
    iterator.return?.()?.catch(() => {})
  }
}

interface ProviderError {
  status?: number
  status_code?: number
  code?: string
  message?: string
  headers?: { get?(name: string): string | null }
}

function statusOf(error: unknown): number | null {
  const { status, status_code } = (error ?? {}) as ProviderError
  return status ?? status_code ?? null
}

function isAboutFormat(error: unknown): boolean {
  const status = statusOf(error)
  const { message } = error as ProviderError
  return (
    (status === 400 || status === 422) && /response_format|json_schema|schema/i.test(message ?? '')
  )
}

/** How long to wait before asking again, in milliseconds; null where that would not help. */
function waitOf(error: unknown, attempt: number): number | null {
  const { code, headers } = error as ProviderError
  if (statusOf(error) !== 429 || code === 'insufficient_quota') return null
  const named = headers?.get?.('retry-after') ?? null
  if (named === null) return standardWait * 2 ** attempt
  const seconds = Number(named)
  const wait = Number.isNaN(seconds) ? Date.parse(named) - Date.now() : seconds * 1000
  return Number.isFinite(wait) ? Math.max(0, wait) : standardWait
}

function reasonOf(error: unknown): ModelFailure['reason'] {
  const status = statusOf(error)
  if (status === 429) return 'rate_limited'
  if (status !== null && status >= 400 && status < 500) return 'refused'
  if (status !== null) return 'failed'
  return isConnection(error) ? 'unreachable' : 'failed'
}

function isConnection(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    const { code } = each as ProviderError
    if (/^(?:ECONN|ENOTFOUND|EAI_|EHOST|ENET|EPIPE|UND_ERR|ETIMEDOUT)/.test(code ?? '')) return true
    if (/connection error|fetch failed|terminated|socket/i.test(each.message)) return true
  }
  return false
}
