import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { type Chat, openChat } from '../../../src/answer/phrasing/model/chat.js'
import type { ChatSettings } from '../../../src/answer/phrasing/model/chat-model.js'
import { type ConverseOptions, converse } from '../../../src/answer/thread/converse.js'
import type { Answer } from '../../../src/domain/index.js'
import { languageOf } from '../../../src/text/script-of-answer.js'
import { worded } from '../../../src/wording/answers.js'
import { home } from '../cli/run-youju.js'
import { type OpenedIndex, sharedIndex } from '../index/invented-index.js'
import { memoryState } from '../state/memory-state.js'
import { type ChatServer, type Reply, startChatServer } from './chat-server.js'

/** A question about the planted articles, and replies that a model may give to it. */
export const port = '云台港三期工程的总投资是多少？'
export const portSaid = '云台港三期工程计划总投资38.5亿元。'
export const portTold = '云台港三期工程计划总投资38.5亿元，预计2027年建成，目前尚未开工。'
export const said = { text: portSaid, quotes: [portTold] }
export const matchTold = '在昨天的全省足球联赛决赛中，松岭队以3比1战胜青禾队，夺得冠军。'
export const builderTold = '工程由海川港务集团负责建设，设计年吞吐量1200万吨。'

export interface Chatting {
  index: OpenedIndex
  server: ChatServer
  chat: Chat
  /** The settings of the scripted server, with some replaced. */
  settings(others?: Partial<ChatSettings>): ChatSettings
  /** A chat with a budget of its own. */
  chatWith(others?: Partial<ChatSettings>): Promise<Chat>
  ask(question: string, options?: ConverseOptions): Promise<Answer>
  askWithoutModel(question: string): Promise<Answer>
  close(): Promise<void>
}

/** Starts a real index, a real LangChain model, and a server that replies what a test scripts. */
async function startChatting(
  corpus = join(home, 'test/fixtures/generated/corpus'),
): Promise<Chatting> {
  const [index, server] = await Promise.all([sharedIndex(corpus), startChatServer()])
  const settings = (others: Partial<ChatSettings> = {}): ChatSettings => ({
    model: 'openai:scripted',
    openaiApiKey: 'sk-secret',
    openaiBaseUrl: server.openai,
    ollamaBaseUrl: server.ollama,
    timeoutSeconds: 20,
    tokensPerDay: 10_000_000,
    passages: 12,
    ...others,
  })
  const chatWith = async (others: Partial<ChatSettings> = {}) =>
    openChat(settings(others), memoryState())
  const chat = await chatWith()
  const answerTo = async (question: string, options: ConverseOptions) => {
    const { answer } = await converse(index.index, index.embedder, question, {
      reader: index.reader,
      ...options,
    })
    return worded(answer, languageOf(question))
  }
  return {
    index,
    server,
    chat,
    settings,
    chatWith,
    ask: (question, options = {}) => answerTo(question, { chat, ...options }),
    askWithoutModel: (question) => answerTo(question, {}),
    close: () => server.close(),
  }
}

/** Shares one among all tests of a file: started before the first, closed after the last. */
export function chattingInFile(corpus?: string): () => Chatting {
  let chatting: Chatting | null = null
  beforeAll(async () => {
    chatting = await startChatting(corpus)
  })
  afterAll(() => chatting?.close())
  return () => {
    if (!chatting) throw new Error('it is started before the first test, not before')
    return chatting
  }
}

interface Sentence {
  text: string
  /** Its copies from the first passage; or any other value in place of copies. */
  quotes: unknown
}

/** Returns a well-formed reply, in pieces as a model streams it. */
export function replyOf(
  sentences: readonly Sentence[],
  short: string | null = null,
  answered = true,
): Reply {
  const reply = JSON.stringify({ answered, sentences: sentences.map(copied), short })
  return { steps: reply.match(/[\s\S]{1,7}/g) ?? [], usage: { input: 100, output: 50 } }
}

interface PartVerdict {
  verdict: string
  reason: string
  quotes: readonly string[]
}

/** Returns a well-formed reply about a claim, with a verdict for each of its parts. */
export function verdictsOf(parts: readonly PartVerdict[]): Reply {
  const written = parts.map(({ verdict, reason, quotes }, i) => ({
    id: i + 1,
    quotes: quotes.map((text) => ({ passage: 1, text })),
    verdict,
    reason,
  }))
  return { steps: [JSON.stringify({ parts: written })], usage: { input: 100, output: 50 } }
}

/** Returns a sentence as a model writes it, after its copied quotes. */
export function copied({ text, quotes }: Sentence): object {
  const isCopied = Array.isArray(quotes) && quotes.every((each) => typeof each === 'string')
  return { quotes: isCopied ? quotes.map((quote) => ({ passage: 1, text: quote })) : quotes, text }
}
