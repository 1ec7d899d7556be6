/** The types of the values. `reason` is a nested reason that explains this one. */
const number = 'number'
const text = 'string'
const reason = 'reason'

/**
 * The reasons why a file, or a record in it, yields no article: each code with the types of its values. The code that
 * finds the fault returns a reason, and src/wording/rejections.ts puts it into words.
 */
export const rejectionValues = {
  absent: {},
  empty: {},
  no_extension: {},
  unsupported_type: { extension: text },
  over_size: { megabytes: number },
  nothing_left: {},
  binary: {},
  unknown_encoding: {},
  password: {},
  compression_damaged: {},
  unpacks_too_far: {},
  too_deep: {},
  unexpected_error: { error: text },
  timeout: { format: text },
  out_of_memory: { format: text },

  /** For web pages. */
  page_gone: {},
  page_bare: {},
  /** For the YAML at the head of a file; an unknown tag does no harm. */
  yaml_line: { line: number },
  yaml_tag: { line: number },
  yaml_aliases: {},

  /** For documents. */
  other_format: { format: text },
  other_program: { program: text },
  old_office: { program: text, old: text, extension: text },
  office_cut_off: { format: text },
  office_damaged: { format: text, program: text },
  unpacks_to_too_much: { format: text },
  document_without_text: {},
  pdf_cut_off: {},
  pdf_damaged: {},
  pdf_crowded: { pieces: number },
  pdf_pages: { pages: number, most: number },
  pdf_without_text: {},
  pdf_scanned: { most: number },
  pdf_vertical: {},
  pdf_garbled: {},
  picture_damaged: {},
  picture_animated: {},
  picture_pixels: { width: number, height: number, most: number },
  picture_without_text: {},
  picture_vertical: {},
  picture_package: { name: text },
  table_too_large: { rows: number, cells: number },
  sheet_too_large: { sheet: text, rows: number, cells: number },

  /** For the records of a .jsonl file. */
  no_records: {},
  line_no_json: { line: number },
  line_no_object: { line: number },
  line_without_text: { line: number },
  line_nothing_left: { line: number },
  line_repeats_id: { line: number },
  line_too_long: { line: number, megabytes: number },
  line_timeout: { line: number },
  line_out_of_memory: { line: number },
  line_unexpected_error: { line: number },
  more_lines: { lines: number },

  /** For a path below the corpus folder. */
  name_not_utf8: {},
  link_to_nowhere: {},
  link_in_circle: {},
  no_ordinary_file: {},
  same_folder: { folder: text },
  /** An error code of the operating system. The earlier articles of the file may stay in service. */
  system: { errno: text },
  given_name_not_utf8: {},
  kept: { articles: number, because: reason },

  /** For a file that a user sends. */
  too_large: { megabytes: number, most: number },
  unpacks_to_more: { megabytes: number },

  /** For a page that could not be fetched; worded as a whole sentence. */
  url_malformed: {},
  url_too_long: {},
  url_scheme: {},
  url_credentials: {},
  url_port: {},
  url_internal: {},
  url_unknown_host: {},
  url_unreachable: {},
  url_insecure: {},
  url_downgrade: {},
  url_loop: {},
  url_redirects: {},
  url_nowhere: {},
  url_slow: {},
  url_headers: {},
  url_not_http: {},
  url_broken_off: {},
  url_too_large: {},
  url_encoding: {},
  url_empty: {},
  url_type: {},
  url_mislabelled: {},
  url_status: { status: number },
  url_robots: {},
  url_robots_unknown: {},
  url_no_feed: {},
  url_feed_unreadable: {},

  /** For an item of a feed. */
  item_empty: {},

  /** For a file that is put off until the next refresh. */
  changing: {},
  cut_off: {},
  moved_away: {},

  /** A sentence from stored data that has no code. */
  told: { text },
} as const

type Values = typeof rejectionValues
export type RejectionCode = keyof Values

/** The values that belong to a code. */
export type RejectionValues<C extends RejectionCode> = {
  -readonly [K in keyof Values[C]]: Values[C][K] extends typeof number
    ? number
    : Values[C][K] extends typeof text
      ? string
      : RejectionReason
}

export type RejectionReason = {
  [C in RejectionCode]: { code: C } & RejectionValues<C>
}[RejectionCode]

/** A file, or a record in one, that yielded no article. */
export interface Rejection {
  file: string
  reason: RejectionReason
}

/** Decides whether a stored value is a reason that this program knows. */
export function isRejectionReason(value: unknown): value is RejectionReason {
  const { code, ...values } = (value ?? {}) as Record<string, unknown>
  if (typeof code !== 'string' || !Object.hasOwn(rejectionValues, code)) return false
  return Object.entries(rejectionValues[code as RejectionCode]).every(([name, type]) =>
    type === reason ? isRejectionReason(values[name]) : typeof values[name] === type,
  )
}
