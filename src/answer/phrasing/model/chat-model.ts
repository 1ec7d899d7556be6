import { setTimeout as sleep } from 'node:timers/promises'
import { needPackages } from '../../../embed/packages.js'
import { ModelFailure } from './model-failure.js'

/** Which model to call, and where. */
export interface ChatSettings {
  /** The model with its provider: openai:gpt-4o-mini, ollama:qwen3:8b. */
  model: string
  openaiApiKey: string | null
  openaiBaseUrl: string | null
  ollamaBaseUrl: string | null
  timeoutSeconds: number
  tokensPerDay: number
  /** Maximum number of passages read for one question. */
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

/** The time limit for a reply. */
export interface Deadline {
  signal: AbortSignal
  /** Milliseconds left. */
  left(): number
}

/** @param given ends it earlier */
export function deadlineIn(seconds: number, given?: AbortSignal): Deadline {
  const milliseconds = Math.round(seconds * 1000)
  const end = performance.now() + milliseconds
  const timeout = AbortSignal.timeout(milliseconds)
  const signal = given ? AbortSignal.any([timeout, given]) : timeout
  return { signal, left: () => (given?.aborted ? 0 : end - performance.now()) }
}

/** A piece of a reply; `tokens` is the count for the whole call, if the provider reports one. */
export interface ChatPiece {
  text: string
  tokens: number | null
}

/** A chat model that streams replies in JSON. */
export interface ChatModel {
  /**
   * Streams the reply piece by piece. Waits and retries twice after a rate limit; any other error fails at once.
   * @throws ModelFailure
   */
  stream(request: ChatRequest): AsyncIterable<ChatPiece>
}

/** The part of a LangChain model used here. */
interface Runnable {
  stream(messages: ChatMessage[], options: { signal: AbortSignal }): Promise<AsyncIterable<Chunk>>
  withConfig(config: object): Runnable
}

interface Chunk {
  content: unknown
  usage_metadata?: { total_tokens?: number }
}

/** Ollama defaults to a context of 4,096 tokens and silently drops what goes beyond it, including passages. */
const contextTokens = 8192

/** Milliseconds. */
const libraryTimeout = 600_000

const retries = 2
/** Default wait in milliseconds if the provider names none; doubled for the second retry. */
const standardWait = 1000

/**
 * Opens the model named in the settings; its library is loaded on the first request.
 * @throws YoujuError model_missing if the library is not installed
 */
export function openChatModel(settings: ChatSettings): ChatModel {
  needPackages(
    ['langchain', `@langchain/${isOllama(settings) ? 'ollama' : 'openai'}`],
    'no_chat_model',
  )
  let opened: Promise<Runnable> | null = null
  // Some OpenAI-compatible servers do not support schemas; the prompt describes the same shape in words.
  let knowsSchemas = true

  async function start(
    { messages, schema, deadline }: ChatRequest,
    signal: AbortSignal,
  ): Promise<AsyncIterable<Chunk>> {
    opened ??= initialise(settings)
    const model = await opened
    for (let failed = 0; ; ) {
      const asked = knowsSchemas ? model.withConfig(replyFormat(settings, schema)) : model
      try {
        // Wait for the first piece: until then the provider may still reject the request.
        return await startedStream(await asked.stream(messages, { signal }))
      } catch (error) {
        if (signal.aborted) throw error
        if (knowsSchemas && isAboutFormat(error)) knowsSchemas = false
        else await waitToRetry(error, failed++, deadline, signal)
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
        // Abort so that a reply that is not read to its end is not paid for to its end.
        ours.abort()
      }
    },
  }
}

/** Waits as long as the provider asks for. @throws the error if another attempt is of no use, or comes too late */
async function waitToRetry(
  error: unknown,
  failed: number,
  deadline: ChatRequest['deadline'],
  signal: AbortSignal,
): Promise<void> {
  const wait = failed < retries ? waitOf(error, failed) : null
  if (wait === null || wait > deadline.left()) throw error
  await sleep(wait, undefined, { signal })
}

async function initialise(settings: ChatSettings): Promise<Runnable> {
  const { initChatModel } = await import('langchain/chat_models/universal')
  const { model, openaiApiKey, openaiBaseUrl, ollamaBaseUrl } = settings
  const at = (name: string, value: string | null) => (value === null ? {} : { [name]: value })
  const options = isOllama(settings)
    ? // Reasoning aloud takes longer than anyone waits, and is never shown.
      { ...at('baseUrl', ollamaBaseUrl), temperature: 0, think: false, numCtx: contextTokens }
    : // A self-hosted server often needs no key, but the library always requires one.
      {
        apiKey: openaiApiKey ?? 'none',
        configuration: at('baseURL', openaiBaseUrl),
        // Keeps the library's own timeout of ten minutes from ending a reply that the settings still wait for.
        timeout: Math.max(libraryTimeout, settings.timeoutSeconds * 1000),
      }
  return (await initChatModel(model, { ...options, maxRetries: 0 })) as unknown as Runnable
}

function isOllama({ model }: ChatSettings): boolean {
  return model.startsWith('ollama:')
}

/**
 * Returns the options for a JSON reply. LangChain's own withStructuredOutput returns a reply only whole, or without the
 * boundaries of its pieces.
 */
function replyFormat(settings: ChatSettings, schema: ChatRequest['schema']): object {
  if (isOllama(settings)) return { format: schema }
  const json_schema = { name: schema.title, schema, strict: true }
  return { response_format: { type: 'json_schema', json_schema } }
}

/** Waits for the first piece of a stream and returns a stream that still includes it. */
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

/** Yields the items of a stream until the signal aborts; a provider's library may be slow to react to the signal. */
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
    // Do not await: an iterator that hangs would hold up the answer.
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

/** Returns the milliseconds to wait before a retry; null if a retry would not help. */
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
