import type { Finding } from '../../../domain/index.js'
import { checksSaid, findingIn } from '../../../wording/doctor.js'
import { saidIn } from '../../../wording/locale.js'
import type { CommandContext, CommonOptions } from '../../context.js'
import type { Terminal } from '../../terminal.js'

/** Says of each thing that the program needs that it is well, or what to do; exits with 1 if anything must be done. */
export async function doctor(
  context: CommandContext,
  options: CommonOptions & { channel?: string },
): Promise<void> {
  const { terminal, operation, lang } = context
  const found = await operation.doctor({ channel: options.channel ?? null })
  const ok = found.every(({ state }) => state !== 'todo')
  const text = options.json
    ? JSON.stringify({
        ok,
        checks: found.map((each) => ({
          check: each.check,
          home: each.home,
          state: each.state,
          finding: each.name,
          message: findingIn(lang ?? 'zh-CN', each),
        })),
      })
    : [...found.map((each) => line(each, terminal)), terminal.words.examined(ok)].join('\n')
  terminal.out(operation.hidden(text))
  if (!ok) context.exitWith(1)
}

const signs = { ok: 'ok', todo: '!!', off: '--' } as const

function line(found: Finding, { words, warn, dim }: Terminal): string {
  const { check, home, state } = found
  const of = saidIn(words.locale, checksSaid[check]) + (home === null ? '' : ` (${home})`)
  const text = `${signs[state]}  ${of}${words.locale === 'en' ? ': ' : '：'}${findingIn(words.locale, found)}`
  return state === 'todo' ? warn(text) : state === 'off' ? dim(text) : text
}
