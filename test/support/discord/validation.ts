import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  ApplicationCommandUpdateRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  IncomingWebhookUpdateRequestPartialSchema,
  MessageCreateRequestSchema,
  ModalInteractionCallbackRequestSchema,
  UpdateMessageInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod'
import type { ZodMiniType } from 'zod/mini'
import type { CallbackBody, CommandBody, MessageBody } from './bodies.js'
import { checkCommandLimits, checkMessageLimits } from './limits.js'
import { invalidBody } from './refusal.js'

/** The body of POST /channels/:id/messages. */
export function messageToCreate(body: unknown): MessageBody {
  const message = parse<MessageBody>(MessageCreateRequestSchema, body)
  checkMessageLimits(message, { mayBeEmpty: false })
  return message
}

/** The body of PATCH /webhooks/:app/:token/messages/:id; what it leaves out stays as it was. */
export function messageToEdit(body: unknown): MessageBody {
  const message = parse<MessageBody>(IncomingWebhookUpdateRequestPartialSchema, body)
  checkMessageLimits(message, { mayBeEmpty: true })
  return message
}

/** The body of POST /interactions/:id/:token/callback. */
export function interactionCallback(body: unknown): CallbackBody {
  const schema = callbackSchemas[Number((body as { type?: unknown } | null)?.type)]
  if (!schema) {
    throw invalidBody([
      { path: ['type'], code: 'BASE_TYPE_CHOICES', message: 'Unknown callback type.' },
    ])
  }
  const callback = parse<CallbackBody>(schema, body)
  if (callback.data && (callback.type === 4 || callback.type === 7)) {
    checkMessageLimits(callback.data, { mayBeEmpty: callback.type === 7 })
  }
  return callback
}

/** The body of PUT /applications/:app/commands, which replaces all of them. */
export function commandsToRegister(body: unknown): CommandBody[] {
  if (!Array.isArray(body)) {
    throw invalidBody([{ path: [], code: 'LIST_TYPE_CONVERT', message: 'Must be a list.' }])
  }
  const commands = body.map((command, index) =>
    parse<CommandBody>(ApplicationCommandUpdateRequestSchema, command, [index]),
  )
  checkCommandLimits(commands)
  return commands
}

const callbackSchemas: Record<number, ZodMiniType> = {
  4: CreateMessageInteractionCallbackRequestSchema,
  5: CreateMessageInteractionCallbackRequestSchema,
  6: UpdateMessageInteractionCallbackRequestSchema,
  7: UpdateMessageInteractionCallbackRequestSchema,
  8: ApplicationCommandAutocompleteCallbackRequestSchema,
  9: ModalInteractionCallbackRequestSchema,
}

function parse<Body>(schema: ZodMiniType, body: unknown, at: PropertyKey[] = []): Body {
  const result = schema.safeParse(body)
  if (result.success) return result.data as Body
  throw invalidBody(
    result.error.issues.map(({ path, code, message }) => ({
      path: [...at, ...path],
      code: code === 'too_big' ? 'BASE_TYPE_BAD_LENGTH' : code.toUpperCase(),
      message,
    })),
  )
}
