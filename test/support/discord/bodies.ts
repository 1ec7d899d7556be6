/** A message as a request describes it; only the fields that limits and shown text depend on. */
export interface MessageBody {
  content?: string | null
  embeds?: Embed[] | null
  components?: Component[] | null
  flags?: number | null
  /** What the bot calls the message; if enforced, a second one of this name is not created. */
  nonce?: string | number | null
  enforce_nonce?: boolean | null
  allowed_mentions?: { parse?: string[]; replied_user?: boolean } | null
  message_reference?: { message_id: string; fail_if_not_exists?: boolean } | null
  /** New files by their number in the form, kept ones by their id. */
  attachments?: { id: string; filename?: string | null; description?: string | null }[] | null
}

export interface Embed {
  color?: number
  title?: string | null
  description?: string | null
  url?: string | null
  fields?: { name: string; value: string }[] | null
  footer?: { text?: string | null } | null
  author?: { name?: string | null } | null
}

export interface CallbackBody {
  type: number
  data?: (MessageBody & Partial<ModalBody> & ChoicesBody) | null
}

export interface ModalBody {
  custom_id: string
  title: string
}

export interface ChoicesBody {
  choices?: (Choice | null)[] | null
}

export interface Choice {
  name: string
  value: string | number
}

/** Any component of a message or of a modal: a row, a button, a select, a text input … */
export interface Component {
  type: number
  custom_id?: string | null
  label?: string | null
  style?: number
  url?: string | null
  emoji?: { name?: string | null } | null
  disabled?: boolean | null
  placeholder?: string | null
  options?: { label: string; value: string; default?: boolean | null }[]
  min_values?: number | null
  max_values?: number | null
  /** For text inputs. */
  value?: string | null
  required?: boolean | null
  min_length?: number | null
  max_length?: number | null
  /** For text displays. */
  content?: string
  /** The components inside it. */
  components?: Component[]
  component?: Component
  accessory?: Component
}

export interface ThreadBody {
  name: string
  type?: number | null
}

export interface CommandBody {
  name: string
  description?: string | null
  name_localizations?: Record<string, string> | null
  description_localizations?: Record<string, string> | null
  options?: CommandBody[] | null
  choices?:
    | { name: string; value: unknown; name_localizations?: Record<string, string> | null }[]
    | null
  required?: boolean | null
  autocomplete?: boolean | null
  type?: number | null
}
