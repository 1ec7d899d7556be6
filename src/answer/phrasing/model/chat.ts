import type { Prompt } from '../prompt.js'
import {
  type ChatModel,
  type ChatSettings,
  type Deadline,
  deadlineIn,
  openChatModel,
} from './chat-model.js'
import { estimateTokens, type TokenBudget, type TokenUsage, tokenBudget } from './token-budget.js'

/** A chat model with what it may cost. */
export interface Chat {
  model: ChatModel
  budget: TokenBudget
  timeoutSeconds: number
  /** How many passages are read for one question, at most. */
  passages: number
}

/** The chat of the settings; `usage` remembers what was used today. */
export function openChat(settings: ChatSettings, usage: TokenUsage): Chat {
  return {
    model: openChatModel(settings),
    budget: tokenBudget(usage, settings.tokensPerDay),
    timeoutSeconds: settings.timeoutSeconds,
    passages: settings.passages,
  }
}

/** One question's use of a chat: everything asked for it must be there by one time. */
export interface ChatTurn {
  /** How many passages are read, at most. */
  passages: number
  /**
   * The reply to a prompt, piece by piece, paid for out of the budget.
   * @throws ModelFailure
   */
  ask(prompt: Prompt): AsyncIterable<string>
}

/** Set aside for a reply before its length is known. */
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
        // Whoever was turned away pays nothing; a time-out may have cost the question.
        const isAsked = isOver || said !== '' || deadline.signal.aborted
        await reserved.settle(counted ?? (isAsked ? asked + estimateTokens(said) : 0))
      }
    },
  }
}
