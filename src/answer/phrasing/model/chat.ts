import type { Prompt } from '../prompt.js'
import {
  type ChatModel,
  type ChatSettings,
  type Deadline,
  deadlineIn,
  openChatModel,
} from './chat-model.js'
import { estimateTokens, type TokenBudget, type TokenUsage, tokenBudget } from './token-budget.js'

/** A chat model with its token budget and limits. */
export interface Chat {
  model: ChatModel
  budget: TokenBudget
  timeoutSeconds: number
  /** Maximum number of passages read for one question. */
  passages: number
}

/** Opens the chat described by the settings; `usage` stores the tokens used today. */
export function openChat(settings: ChatSettings, usage: TokenUsage): Chat {
  return {
    model: openChatModel(settings),
    budget: tokenBudget(usage, settings.tokensPerDay),
    timeoutSeconds: settings.timeoutSeconds,
    passages: settings.passages,
  }
}

/** The use of a chat for one question: all its replies share one deadline. */
export interface ChatTurn {
  /** Maximum number of passages read. */
  passages: number
  /**
   * Streams the reply to a prompt piece by piece and charges it to the budget.
   * @throws ModelFailure
   */
  ask(prompt: Prompt): AsyncIterable<string>
}

/** Tokens reserved for a reply before its length is known. */
const replyTokens = 900

export function startChatTurn(
  chat: Chat,
  deadline: Deadline = deadlineIn(chat.timeoutSeconds),
): ChatTurn {
  return {
    passages: chat.passages,
    async *ask(prompt) {
      const asked = prompt.messages.reduce((sum, { content }) => sum + estimateTokens(content), 0)
      const reserved = await chat.budget.reserve(asked + replyTokens)
      let said = ''
      let counted: number | null = null
      let isOver = false
      try {
        for await (const { text, tokens } of chat.model.stream({ ...prompt, deadline })) {
          said += text
          counted = tokens ?? counted
          if (text !== '') yield text
        }
        isOver = true
      } finally {
        // A rejected request costs nothing; a timeout may have cost the tokens of the question.
        const isAsked = isOver || said !== '' || deadline.signal.aborted
        await reserved.settle(counted ?? (isAsked ? asked + estimateTokens(said) : 0))
      }
    },
  }
}
