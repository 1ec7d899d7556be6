import { z } from 'zod'
import type { Config } from '../../config.js'
import type { Finding } from '../../domain/index.js'
import { finding } from '../../wording/doctor.js'
import { whyUnreachable } from '../discord-api.js'

const listed = z.object({ data: z.array(z.object({ id: z.string() })) })
const tags = z.object({ models: z.array(z.object({ name: z.string() })) })

/** Asks for the list of models, which costs no token. */
export async function chatModel(chat: Config['chat'], signal: AbortSignal): Promise<Finding> {
  if (chat === null) return finding('chat_model', 'off', 'chat_model:none', {})
  const [provider = '', ...rest] = chat.model.split(':')
  const model = rest.join(':')
  const request = provider === 'ollama' ? ofOllama(chat) : ofOpenAi(chat)
  const host = new URL(request.url).host
  try {
    const { status, body } = await fetched(request, signal)
    if (status === 401 || status === 403) {
      return finding('chat_model', 'todo', 'chat_model:refused', { host })
    }
    // A compatible server need not have a list.
    if (status >= 500) {
      const why = `HTTP ${status}`
      return finding('chat_model', 'todo', 'chat_model:unreachable', { host, why })
    }
    const names = namesIn(body)
    const isThere =
      names === null || names.some((name) => name === model || name === `${model}:latest`)
    return isThere
      ? finding('chat_model', 'ok', 'chat_model', { model })
      : finding('chat_model', 'todo', 'chat_model:absent', { host, model })
  } catch (error) {
    const why = whyUnreachable(error)
    return finding('chat_model', 'todo', 'chat_model:unreachable', { host, why })
  }
}

interface ListRequest {
  url: string
  headers: Record<string, string>
}

function ofOllama({ ollamaBaseUrl }: NonNullable<Config['chat']>): ListRequest {
  return withoutCredentials(
    `${(ollamaBaseUrl ?? 'http://127.0.0.1:11434').replace(/\/+$/, '')}/api/tags`,
  )
}

function ofOpenAi({ openaiBaseUrl, openaiApiKey }: NonNullable<Config['chat']>): ListRequest {
  const base = (openaiBaseUrl ?? 'https://api.openai.com/v1').replace(/\/+$/, '')
  const { url, headers } = withoutCredentials(`${base}/models`)
  return {
    url,
    headers: openaiApiKey === null ? headers : { authorization: `Bearer ${openaiApiKey}` },
  }
}

/** `fetch` takes no credentials in an address. */
function withoutCredentials(address: string): ListRequest {
  const url = new URL(address)
  const { username, password } = url
  url.username = ''
  url.password = ''
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  const basic = `Basic ${Buffer.from(pair).toString('base64')}`
  return { url: url.href, headers: pair === ':' ? {} : { authorization: basic } }
}

async function fetched({ url, headers }: ListRequest, signal: AbortSignal) {
  const response = await fetch(url, { headers, redirect: 'error', signal })
  const body: unknown = await response.json().catch(() => null)
  return { status: response.status, body }
}

/** Returns the names in a list of models; null if it is none. */
function namesIn(body: unknown): string[] | null {
  const ofList = listed.safeParse(body)
  if (ofList.success) return ofList.data.data.map(({ id }) => id)
  const ofTags = tags.safeParse(body)
  return ofTags.success ? ofTags.data.models.map(({ name }) => name) : null
}
