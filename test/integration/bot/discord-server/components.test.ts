import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type Interaction,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js'
import { describe, expect, it } from 'vitest'
import { logIn } from './discord-client.js'

const button = (id: string, label: string) =>
  new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(ButtonStyle.Secondary)
const select = new StringSelectMenuBuilder()
  .setCustomId('source')
  .setPlaceholder('媒体')
  .addOptions({ label: '某市日报', value: 'a' }, { label: '某市晚报', value: 'b' })
const rows = [
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    button('original:1', '查看原文'),
    button('old', '过期').setDisabled(true),
    new ButtonBuilder()
      .setURL('https://news.example/1')
      .setLabel('网页')
      .setStyle(ButtonStyle.Link),
  ),
  new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select),
]
const note = new TextInputBuilder()
  .setCustomId('note')
  .setLabel('说明')
  .setStyle(TextInputStyle.Paragraph)
  .setMaxLength(5)
const modal = new ModalBuilder()
  .setCustomId('report:1')
  .setTitle('报告错误')
  .addComponents(new ActionRowBuilder<TextInputBuilder>().addComponents(note))

/** Answers a command with buttons, and does `then` with what they start. */
const answering =
  (then: (interaction: Interaction) => Promise<unknown>, ephemeral = false) =>
  async (interaction: Interaction) => {
    if (!interaction.isChatInputCommand()) return then(interaction)
    const flags = ephemeral ? ([MessageFlags.Ephemeral] as const) : []
    return interaction.reply({ content: '2.4万平方米', components: rows, flags })
  }

async function answered(then: (interaction: Interaction) => Promise<unknown>, ephemeral = false) {
  const { server, got } = await logIn(answering(then, ephemeral))
  const asked = server.interaction({ command: 'ask' })
  await asked.answered
  return { server, got, asked }
}

describe('a button', () => {
  it('replaces its message, or defers first', async () => {
    const { server, got, asked } = await answered(async (interaction) => {
      if (!interaction.isButton()) return
      if (interaction.customId !== 'next') {
        const components = [
          new ActionRowBuilder<ButtonBuilder>().addComponents(button('next', '下一页')),
        ]
        await interaction.update({ content: '第一页', components })
        return
      }
      await interaction.deferUpdate()
      await interaction.editReply({ content: '第二页', components: [] })
    })
    await server.press(asked, '查看原文').answered
    expect(server.shown(asked).lines).toEqual(['第一页', '〔下一页〕'])
    await server.press(asked, 'next').answered
    expect(server.shown(asked).lines).toEqual(['第二页'])
    const press = got[1]
    if (!press?.isButton()) throw new Error('not a button')
    expect(press.message.interactionMetadata).toMatchObject({ id: asked.id, type: 2 })
    expect(server.failures).toEqual([])
  })

  it('is pressed only where it can be', async () => {
    const { server, asked } = await answered(async () => {})
    expect(server.shown(asked)).toMatchObject({
      lines: ['2.4万平方米', '〔查看原文〕〔过期〕〔网页〕', '〔媒体 ▾〕'],
      buttons: ['查看原文'],
      disabled: ['过期'],
      links: { 网页: 'https://news.example/1' },
      selects: { 媒体: ['某市日报', '某市晚报'] },
    })
    expect(() => server.press(asked, '过期')).toThrow('disabled')
    expect(() => server.press(asked, '网页')).toThrow('has no 网页')
    expect(() => server.press('1', '查看原文')).toThrow('nobody sees')
    expect(() => server.select(asked, '媒体', ['某市早报'])).toThrow('no option')
    expect(() => server.select(asked, '媒体', ['a', 'b'])).toThrow('does not take 2')
  })

  it('of an ephemeral message is pressed only by whom it answers', async () => {
    const { server, got, asked } = await answered(async (interaction) => {
      if (interaction.isButton()) await interaction.deferUpdate()
    }, true)
    expect(server.shown(asked).ephemeral).toBe(true)
    const user = server.person({ username: 'another' })
    expect(() => server.press(asked, '查看原文', { user })).toThrow('another does not see')
    await server.press(asked, '查看原文').acknowledged
    const press = got[1]
    if (!press?.isButton()) throw new Error('not a button')
    expect(press.message.flags.has('Ephemeral')).toBe(true)
  })
})

describe('a select', () => {
  it('hands the chosen values over', async () => {
    const { server, asked } = await answered(async (interaction) => {
      if (interaction.isStringSelectMenu()) {
        await interaction.reply({ content: interaction.values.join(), flags: ['Ephemeral'] })
      }
    })
    const chosen = server.select(asked, '媒体', ['某市晚报'])
    expect(await chosen.answered).toMatchObject({ content: 'b' })
    expect(server.shown(chosen)).toMatchObject({ text: 'b', ephemeral: true })
    expect(server.shown(asked).text).toBe('2.4万平方米')
  })
})

describe('a modal', () => {
  const opening = async (interaction: Interaction) => {
    if (interaction.isButton() || interaction.isMessageContextMenuCommand()) {
      await interaction.showModal(modal)
    } else if (interaction.isModalSubmit()) {
      const content = `${interaction.customId}：${interaction.fields.getTextInputValue('note')}`
      if (interaction.isFromMessage()) await interaction.update({ content })
      else await interaction.reply({ content })
    }
  }

  it('opens from a button and updates its message', async () => {
    const { server, asked } = await answered(opening)
    const pressed = server.press(asked, '查看原文')
    expect(await pressed.modal).toMatchObject({ title: '报告错误' })
    await server.submitModal(pressed, { 说明: '数字错了' }).answered
    expect(server.shown(asked).text).toBe('report:1：数字错了')
  })

  it('opens from a menu, without a message', async () => {
    const { server } = await answered(opening)
    const message = server.message({ content: '新馆面积3万平方米' })
    const used = server.useMenu({ command: '报告', message })
    await used.modal
    const submitted = server.submitModal(used, { note: '数字错了' })
    await submitted.answered
    expect(server.shown(submitted).text).toBe('report:1：数字错了')
  })

  it('takes only what its inputs take', async () => {
    const { server, asked } = await answered(opening)
    const pressed = server.press(asked, '查看原文')
    await pressed.modal
    expect(() => server.submitModal(pressed, {})).toThrow('required')
    expect(() => server.submitModal(pressed, { note: '六个字的说明' })).toThrow('6 characters')
    expect(() => server.submitModal(pressed, { other: '' })).toThrow('no input other')
    expect(() => server.submitModal(asked, {})).toThrow('opened no modal')
  })
})
