import { z } from '@hono/zod-openapi'
import { citationSchema } from '../schemas/parts.js'

const longestMessage = 20_000

const content = z.union([
  z.string().max(longestMessage),
  z.array(z.object({ type: z.string(), text: z.string().max(longestMessage).optional() })).max(50),
])

/** What of a request to OpenAI's Chat Completions is made use of; the rest is ignored. */
export const chatRequestSchema = z
  .object({
    model: z.string().max(200).optional(),
    messages: z
      .array(z.object({ role: z.string().max(40), content: content.nullish() }))
      .min(1)
      .max(200),
    stream: z.boolean().nullish(),
  })
  .openapi('ChatRequest')

export type ChatMessages = z.infer<typeof chatRequestSchema>['messages']

export const completionSchema = z
  .object({
    id: z.string(),
    object: z.literal('chat.completion'),
    created: z.int(),
    model: z.string(),
    choices: z.array(
      z.object({
        index: z.int(),
        message: z.object({
          role: z.literal('assistant'),
          content: z.string(),
          refusal: z.null(),
        }),
        logprobs: z.null(),
        finish_reason: z.literal('stop'),
      }),
    ),
    usage: z.object({
      prompt_tokens: z.int(),
      completion_tokens: z.int(),
      total_tokens: z.int(),
    }),
    citations: z.array(citationSchema),
  })
  .openapi('ChatCompletion')

const model = z.object({
  id: z.string(),
  object: z.literal('model'),
  created: z.int(),
  owned_by: z.string(),
})

export const modelSchema = model.openapi('Model')
export const modelsSchema = z
  .object({ object: z.literal('list'), data: z.array(model) })
  .openapi('Models')

/** An error as OpenAI's clients read it. */
export const chatErrorSchema = z
  .object({
    error: z.object({
      message: z.string(),
      type: z.string(),
      param: z.null(),
      code: z.string(),
    }),
  })
  .openapi('ChatError')
