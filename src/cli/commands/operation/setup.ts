import { resolve } from 'node:path'
import { invitationOf } from '../../../domain/index.js'
import { type Asker, askerOn } from '../../asker.js'
import type { CommandContext } from '../../context.js'
import type { Words } from '../../messages/words-in.js'

/** The input ended before all was asked. */
class Ended extends Error {}

interface Dialogue {
  words: Words
  tell(text: string): void
  /** @throws Ended */
  ask(question: string): Promise<string>
  askHidden(question: string): Promise<string>
  /** @throws Ended */
  agrees(question: string): Promise<boolean>
  operation: CommandContext['operation']
}

/** What stands in `.env`, and what is to be written there. */
interface Settings {
  present: Readonly<Record<string, string>>
  chosen: Record<string, string>
}

/** Asks for what a first run needs and writes it into `.env`; only at the end, so that nothing is ever half written. */
export async function setup(context: CommandContext, asker: Asker = askerOn()): Promise<void> {
  const { terminal, operation } = context
  const { words } = terminal
  const file = resolve('.env')
  try {
    const present = await operation.settings()
    const settings: Settings = { present, chosen: {} }
    const dialogue = dialogueOf(asker, context)
    terminal.err(terminal.bold(words.operation.setupTitle))
    await askToken(dialogue, settings, file)
    await askChatModel(dialogue, settings)
    await askPort(dialogue, settings)
    Object.assign(settings.chosen, await operation.ownFolders(present))
    const changes = Object.entries(settings.chosen).filter(
      ([name, value]) => present[name] !== value,
    )
    if (changes.length > 0) await operation.writeSettings(Object.fromEntries(changes))
    const { setupWritten, setupUnchanged, setupNext } = words.operation
    terminal.out((changes.length > 0 ? setupWritten : setupUnchanged)(file))
    terminal.out(setupNext)
  } catch (error) {
    if (!(error instanceof Ended)) throw error
    terminal.err(words.operation.setupEnded)
    context.exitWith(1)
  } finally {
    asker.close()
  }
}

function dialogueOf(asker: Asker, { terminal, operation }: CommandContext): Dialogue {
  const { words } = terminal
  const given = (line: string | null) => {
    if (line === null) throw new Ended()
    return line
  }
  return {
    words,
    operation,
    tell: (text) => terminal.out(text),
    ask: async (question) => given(await asker.ask(question)),
    askHidden: async (question) => given(await asker.askHidden(question)),
    agrees: async (question) =>
      /^(?:y|yes|是)$/i.test(given(await asker.ask(question + words.operation.yesNo))),
  }
}

async function askToken(on: Dialogue, { present, chosen }: Settings, file: string): Promise<void> {
  const { words, tell, operation } = on
  const said = words.operation
  let token = present.DISCORD_TOKEN
  if (token !== undefined && (await on.agrees(said.keepToken(file)))) token = undefined
  if (token === undefined) tell(said.getToken)
  for (;;) {
    token ??= (await on.askHidden(said.token)).replace(/^Bot\s+/i, '')
    if (token === '') {
      token = undefined
      continue
    }
    const found = await operation.botOf(token)
    if (found.outcome === 'known') {
      tell(said.tokenOf(found.bot))
      tell(said.invite(invitationOf(found.applicationId)))
      break
    }
    if (found.outcome === 'unreachable' && (await on.agrees(said.tokenUnchecked(found.why)))) break
    if (found.outcome === 'refused') tell(said.tokenRefused)
    token = undefined
  }
  chosen.DISCORD_TOKEN = token
}

async function askChatModel(on: Dialogue, settings: Settings): Promise<void> {
  const said = on.words.operation
  const { present, chosen } = settings
  for (;;) {
    const model = await on.ask(said.chatModel(present.CHAT_MODEL ?? null))
    if (model === '') return
    if (!/^(?:openai|ollama):\S+$/.test(model)) {
      on.tell(said.badChatModel)
      continue
    }
    const more = model.startsWith('openai:') ? await openAi(on, settings) : {}
    if (more === null) continue
    for (const [name, value] of Object.entries({ CHAT_MODEL: model, ...more })) {
      if (await mayWrite(on, settings, name, value)) chosen[name] = value
    }
    return
  }
}

/** Returns where the model is and its key; null where a key is needed and none is given. */
async function openAi(on: Dialogue, { present }: Settings): Promise<Record<string, string> | null> {
  const said = on.words.operation
  let url = await on.ask(said.openaiUrl)
  while (url !== '' && !/^https?:\/\/\S+$/.test(url)) {
    on.tell(said.badUrl)
    url = await on.ask(said.openaiUrl)
  }
  const key = await on.askHidden(said.openaiKey)
  if (key === '' && url === '' && !present.OPENAI_API_KEY && !present.OPENAI_BASE_URL) {
    on.tell(said.noKey)
    return null
  }
  return {
    ...(url === '' ? {} : { OPENAI_BASE_URL: url }),
    ...(key === '' ? {} : { OPENAI_API_KEY: key }),
  }
}

async function askPort(on: Dialogue, settings: Settings): Promise<void> {
  const said = on.words.operation
  for (;;) {
    const port = await on.ask(said.port(settings.present.HTTP_PORT ?? null))
    if (port === '') return
    if (/^[1-9]\d{0,4}$/.test(port) && Number(port) <= 65_535) {
      if (await mayWrite(on, settings, 'HTTP_PORT', port)) settings.chosen.HTTP_PORT = port
      return
    }
    on.tell(said.badPort)
  }
}

/** Asks before a value that stands there is lost. A key is not shown. */
async function mayWrite(
  on: Dialogue,
  { present }: Settings,
  name: string,
  value: string,
): Promise<boolean> {
  const before = present[name]
  if (before === undefined || before === value) return true
  const shown = name.endsWith('_KEY') ? '…' : on.operation.hidden(before)
  return on.agrees(on.words.operation.overwrite(name, shown))
}
