/** One step of the `normalizer` in a tokenizer.json. */
export interface NormaliserStep {
  type: string
  normalizers?: NormaliserStep[]
  precompiled_charsmap?: string | null
  pattern?: { String?: string; Regex?: string }
  content?: string
  strip_left?: boolean
  strip_right?: boolean
}

type Normalise = (text: string) => string

/**
 * Returns the function that a tokenizer.json describes, step by step as transformers.js runs it. Returns null if a step
 * is not implemented here; the stock tokenizer must then be used for that model.
 */
export function normaliserOf(step: NormaliserStep | null): Normalise | null {
  if (step === null) return (text) => text
  switch (step.type) {
    case 'Sequence':
      return sequence(step.normalizers ?? [])
    case 'Precompiled':
      return nmtNfkc
    case 'Lowercase':
      return (text) => text.toLowerCase()
    case 'Replace':
      return replace(step)
    case 'Strip':
      return step.strip_left && step.strip_right ? (text) => text.trim() : null
    default:
      return null
  }
}

function sequence(steps: NormaliserStep[]): Normalise | null {
  const functions: Normalise[] = []
  for (const step of steps) {
    const normalise = normaliserOf(step)
    if (normalise === null) return null
    functions.push(normalise)
  }
  return (text) => functions.reduce((done, normalise) => normalise(done), text)
}

function replace({ pattern, content = '' }: NormaliserStep): Normalise | null {
  if (pattern?.String !== undefined) {
    const wanted = pattern.String
    return (text) => text.replaceAll(wanted, content)
  }
  // Classes such as \w have a different meaning in the tokenizers' regular expressions.
  if (pattern?.Regex === undefined || /\\[a-wyzA-Z]/.test(pattern.Regex)) return null
  const wanted = new RegExp(pattern.Regex, 'gu')
  return (text) => text.replace(wanted, content)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
const REMOVED = /[\u0001-\u0008\u000B\u000E-\u001F\u007F\u008F\u009F]/g
const SPACED =
  /[\t\n\f\r\u00A0\u1680\u2000-\u200F\u2028\u2029\u202F\u205F\u2581\u3000\uFEFF\uFFFD]/g
const FULLWIDTH_TILDE = '\uFF5E'

/** Applies SentencePiece's nmt_nfkc as transformers.js imitates it: the fullwidth tilde is kept. */
function nmtNfkc(text: string): string {
  const clean = text.replace(REMOVED, '').replace(SPACED, ' ')
  if (!clean.includes(FULLWIDTH_TILDE)) return clean.normalize('NFKC')
  return clean
    .split(FULLWIDTH_TILDE)
    .map((part) => part.normalize('NFKC'))
    .join(FULLWIDTH_TILDE)
}
