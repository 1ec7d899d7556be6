import type { Component, Embed } from '../discord/bodies.js'
import { componentType } from '../discord/component.js'
import { screenshot } from '../walkthrough/article.js'
import type { Answers, Card, FormCard, MessageCard, TypedCard } from '../walkthrough/record.js'
import { avatarOf } from './avatar.js'
import { attributes, escapeHtml } from './html.js'
import { markdownToHtml, momentText, plain } from './markdown.js'

/** The colour of what has none of its own. */
const accent = '#5865f2'
const buttonTypes = ['', 'primary', 'secondary', 'success', 'destructive', 'secondary'] as const

/** Renders a card as elements of the component library. */
export function cardToHtml(card: Card): string {
  if (card.kind === 'typed') return typed(card)
  return card.kind === 'form' ? form(card) : message(card)
}

function message(card: MessageCard): string {
  const { author, isBot, at, content, embeds, components, files, ephemeral, edited } = card
  const given = {
    author,
    avatar: avatarOf(author),
    bot: isBot,
    ephemeral,
    // A message with only an embed has no text that the mark could follow.
    edited: edited && content !== '',
    timestamp: momentText(at, 't'),
    'role-color': isBot ? '#8ea1ff' : undefined,
  }
  return [
    `<discord-message${attributes(given)}>`,
    card.answers ? answered(card.answers) : '',
    content === '' ? '' : markdownToHtml(content),
    ...embeds.map(embed),
    ...files.map(file),
    components.length > 0 ? attachments(components) : '',
    '</discord-message>',
  ].join('')
}

function file({ name }: MessageCard['files'][number]): string {
  if (name !== screenshot.filename) return `<div class="file">${plain(name)}</div>`
  const source = `data:image/png;base64,${screenshot.bytes.toString('base64')}`
  return `<img class="file" alt="${plain(name)}" src="${source}">`
}

/** Renders the line above a message that says what it answers. */
function answered({ author, isBot, kind, text }: Answers): string {
  const common = { slot: 'reply', author, avatar: avatarOf(author) }
  if (kind === 'message') {
    return `<discord-reply${attributes({ ...common, bot: isBot })}>${plain(text)}</discord-reply>`
  }
  const given = { ...common, type: 'slash_command', command: text }
  return `<discord-command${attributes(given)}></discord-command>`
}

function embed({ title, description, color, fields, footer }: Embed): string {
  const marked = color ? `#${color.toString(16).padStart(6, '0')}` : accent
  const given = { slot: 'embeds', color: marked, 'embed-title': title ?? undefined }
  return [
    `<discord-embed${attributes(given)}>`,
    description
      ? `<discord-embed-description slot="description">${markdownToHtml(description)}</discord-embed-description>`
      : '',
    ...(fields ?? []).map(
      ({ name, value }) =>
        `<discord-embed-field${attributes({ 'field-title': name })}>${markdownToHtml(value)}</discord-embed-field>`,
    ),
    footer?.text
      ? `<discord-embed-footer slot="footer">${plain(footer.text)}</discord-embed-footer>`
      : '',
    '</discord-embed>',
  ].join('')
}

function attachments(rows: readonly Component[]): string {
  const shown = rows.map(({ components = [] }) => {
    return `<discord-action-row>${components.map(control).join('')}</discord-action-row>`
  })
  return `<discord-attachments slot="components">${shown.join('')}</discord-attachments>`
}

function control(component: Component): string {
  if (component.type === componentType.stringSelect) {
    const placeholder = component.placeholder ?? ''
    return `<discord-string-select-menu${attributes({ placeholder })}></discord-string-select-menu>`
  }
  const { style = 2, disabled, url, label, emoji } = component
  const given = { type: buttonTypes[style], disabled: disabled === true, url: url ?? undefined }
  const face = plain([emoji?.name, label].filter(Boolean).join(' '))
  return `<discord-button${attributes(given)}>${face}</discord-button>`
}

/** The library's own form covers the window; this one is among the messages, with the library's inputs. */
function form({ title, inputs }: FormCard): string {
  const fields = inputs.map(({ label, value, placeholder, isLong, most }) => {
    const type = isLong ? 'paragraph' : 'short'
    const given = { type, label, placeholder, 'default-value': value, 'max-length': String(most) }
    return `<discord-input-text${attributes(given)}></discord-input-text>`
  })
  const head = `<div class="form-title">${escapeHtml(title)}</div>`
  const foot = '<div class="form-foot"><span>取消</span><span class="primary">提交</span></div>'
  return `<div class="form">${head}${fields.join('')}${foot}</div>`
}

/** Renders a command in the input line. */
function typed({ command, options, choices }: TypedCard): string {
  const pills = options.map(
    ({ name, value }) =>
      `<span class="option"><span class="name">${plain(name)}</span>${plain(value) || '<i></i>'}</span>`,
  )
  const offered = choices.map((choice) => `<div>${plain(choice)}</div>`).join('')
  const above = offered === '' ? '' : `<div class="choices">${offered}</div>`
  return `<div class="typing">${above}<div class="typed"><b>${plain(command)}</b>${pills.join('')}</div></div>`
}
