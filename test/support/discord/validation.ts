import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  ApplicationCommandUpdateRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  CreatePrivateChannelRequestSchema,
  CreateTextThreadWithMessageRequestSchema,
  CreateTextThreadWithoutMessageRequestSchema,
  IncomingWebhookRequestPartialSchema,
  IncomingWebhookUpdateRequestPartialSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
  ModalInteractionCallbackRequestSchema,
  UpdateMessageInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod'
import type { ZodMiniType } from 'zod/mini'
import type { CallbackBody, CommandBody, MessageBody, ThreadBody } from './bodies.js'
import { checkChoices, checkCommandLimits } from './command-limits.js'
import { checkMessageLimits } from './message-limits.js'
import { checkModalLimits } from './modal-limits.js'
import { emptyMessage, invalidBody, required } from './refusal.js'

/** Validates the body of POST /channels/:id/messages. */
export function messageToCreate(body: unknown, files = 0): MessageBody {
  return newMessage(MessageCreateRequestSchema, body, files)
}

/** Validates the body of POST /webhooks/:app/:token. */
export function followUpToCreate(body: unknown, files = 0): MessageBody {
  return newMessage(IncomingWebhookRequestPartialSchema, body, files)
}

/** Validates the body of PATCH /webhooks/:app/:token/messages/:id; omitted fields stay as they were. */
export function messageToEdit(body: unknown): MessageBody {
  return checked(parse<MessageBody>(IncomingWebhookUpdateRequestPartialSchema, body))
}

/** Validates the body of PATCH /channels/:id/messages/:id. */
export function ownMessageToEdit(body: unknown): MessageBody {
  return checked(parse<MessageBody>(MessageEditRequestPartialSchema, body))
}

/** Validates the body of POST /channels/:id/threads, or of …/messages/:id/threads. */
export function threadToCreate(body: unknown, { ofMessage }: { ofMessage: boolean }): ThreadBody {
  const schema = ofMessage
    ? CreateTextThreadWithMessageRequestSchema
    : CreateTextThreadWithoutMessageRequestSchema
  return parse<ThreadBody>(schema, body)
}

/** Validates the body of POST /users/@me/channels. */
export function recipientOf(body: unknown): string {
  const { recipient_id: id } = parse<{ recipient_id?: string }>(
    CreatePrivateChannelRequestSchema,
    body,
  )
  if (!id) throw invalidBody([required(['recipient_id'])])
  return id
}

/** Validates the body of POST /interactions/:id/:token/callback. */
export function interactionCallback(body: unknown, files = 0): CallbackBody {
  const schema = callbackSchemas[Number((body as { type?: unknown } | null)?.type)]
  if (!schema) {
    throw invalidBody([
      { path: ['type'], code: 'BASE_TYPE_CHOICES', message: 'Unknown callback type.' },
    ])
  }
  const callback = parse<CallbackBody>(schema, body)
  const { type, data } = callback
  if (type === 8) checkChoices(data?.choices ?? [])
  if (type === 9) checkModalLimits(data?.components ?? [])
  if (type === 4) checkNotEmpty(data ?? {}, files)
  if (type === 4 || type === 7) checkMessageLimits(data ?? {})
  return callback
}

/** Validates the body of PUT /applications/:app/commands, which replaces all commands. */
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

function newMessage(schema: ZodMiniType, body: unknown, files: number): MessageBody {
  const message = checked(parse<MessageBody>(schema, body))
  checkNotEmpty(message, files)
  return message
}

function checked(message: MessageBody): MessageBody {
  checkMessageLimits(message)
  return message
}

function checkNotEmpty({ content, embeds, components }: MessageBody, files: number): void {
  if (!content && !embeds?.length && !components?.length && files === 0) throw emptyMessage()
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
