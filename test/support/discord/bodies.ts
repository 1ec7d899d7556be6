/** A message as a request describes it; only what the limits look at. */
export interface MessageBody {
  content?: string | null
  embeds?: Embed[] | null
  components?: unknown[] | null
  flags?: number | null
  allowed_mentions?: { parse?: string[]; replied_user?: boolean } | null
  message_reference?: { message_id: string; fail_if_not_exists?: boolean } | null
}

export interface Embed {
  title?: string | null
  description?: string | null
  fields?: { name: string; value: string }[] | null
  footer?: { text?: string | null } | null
  author?: { name?: string | null } | null
}

export interface CallbackBody {
  type: number
  data?: MessageBody | null
}

export interface CommandBody {
  name: string
  description?: string
  name_localizations?: Record<string, string>
  description_localizations?: Record<string, string>
  options?: CommandBody[]
  choices?: { name: string; value: unknown; name_localizations?: Record<string, string> }[]
  required?: boolean
  type?: number
}
