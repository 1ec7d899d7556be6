import { pinyin } from 'pinyin-pro'
import { toTraditional } from '../../../src/text/script.js'
import { slip, slipEndings } from './byte-slips.js'
import type { Random } from './random.js'

/** A way of damaging the characters of a paragraph; `expected` is what cleaning should return. */
export interface CharacterDamage {
  kind: string
  apply(paragraph: string, random: Random): { damaged: string; expected: string }
}

const isHan = (character: string): boolean => /[\u4e00-\u9fff]/.test(character)

/** A page in traditional characters whose converter wrote readings after the characters that it changed. */
const glosses: CharacterDamage = {
  kind: 'glosses',
  apply(text) {
    const traditional = toTraditional(text)
    const readings = pinyin(traditional, { type: 'array' })
    const characters = [...traditional]
    if (readings.length !== characters.length)
      return { damaged: traditional, expected: traditional }
    const damaged = characters.map((character, i) => {
      const isChanged = isHan(character) && character !== [...text][i]
      return isChanged ? `${character}(${readings[i]})` : character
    })
    return { damaged: damaged.join(''), expected: traditional }
  },
}

const glossesAnywhere: CharacterDamage = {
  kind: 'glosses in simplified text',
  apply(text, random) {
    const characters = [...text]
    const readings = pinyin(text, { type: 'array' })
    if (readings.length !== characters.length) return { damaged: text, expected: text }
    const [open, close] = random.pick([
      ['(', ')'],
      ['（', '）'],
    ] as const)
    const damaged = characters.map((character, i) =>
      isHan(character) && random.chance(0.2)
        ? `${character}${open}${readings[i]}${close}`
        : character,
    )
    return { damaged: damaged.join(''), expected: text }
  },
}

const doubledPunctuation: CharacterDamage = {
  kind: 'doubled punctuation',
  apply(text, random) {
    const extra = random.pick([',', '，'])
    const damaged = text.replace(/[，、。；：！？]/g, (mark) =>
      random.chance(0.7) ? extra + mark : mark,
    )
    return { damaged, expected: text }
  },
}

const halfWidthDoubled: CharacterDamage = {
  kind: 'doubled half-width commas',
  apply(text, random) {
    const expected = text.replace(/，/g, ',')
    const damaged = expected.replace(/,(?!\d)|[、。；]/g, (mark) =>
      random.chance(0.7) ? `,${mark}` : mark,
    )
    return { damaged, expected }
  },
}

/** One lost lead byte in some paragraphs. */
const byteSlips: CharacterDamage = {
  kind: 'byte slips',
  apply(text, random) {
    for (let tries = random.chance(0.3) ? 0 : 20; tries < 20; tries++) {
      const at = random.below(text.length)
      const slipped = isHan(text.charAt(at)) ? slip(text, at, random.pick(slipEndings)) : null
      if (slipped) return { damaged: slipped.text, expected: text }
    }
    return { damaged: text, expected: text }
  },
}

const entities: Record<string, string> = {
  '“': '&ldquo;',
  '”': '&rdquo;',
  '—': '&mdash;',
  '·': '&middot;',
}
const leftOvers = [
  ['<p>', '</p>'],
  ['', '?/p>'],
  ['&nbsp;&nbsp;', '<br/>'],
  ['<p style="text-indent:2em">', '</p>'],
  ['&#160;&#160;', '</div>'],
  ['<span class="txt">', '</span></p>'],
  ['', '<br'],
] as const

const markup: CharacterDamage = {
  kind: 'markup',
  apply(text, random) {
    const encoded = text.replace(/[“”—·]/g, (mark) =>
      random.chance(0.5) ? (entities[mark] ?? mark) : mark,
    )
    const [before, after] = random.pick(leftOvers)
    return { damaged: before + encoded + after, expected: text }
  },
}

const spaces: CharacterDamage = {
  kind: 'width and spaces',
  apply(text, random) {
    const strewn = [...text].map((character) =>
      random.chance(0.02) ? `\u200b${character}` : character,
    )
    const before = random.pick(['　　', '\u00a0\u00a0', '\t', ' '])
    const after = random.pick(['', ' ', '　', '\u0007', '\r'])
    return {
      damaged: before + strewn.join('').replaceAll(' ', '\u00a0') + after,
      expected: text,
    }
  },
}

/** Words lost in copying: a number gone from in front of its percent sign. */
const gaps: CharacterDamage = {
  kind: 'gaps',
  apply(text) {
    const damaged = text.replace(/([\u4e00-\u9fff])\d+(?:\.\d+)?%/, '$1%')
    return { damaged, expected: damaged }
  },
}

export const characterDamages = {
  glosses,
  glossesAnywhere,
  doubledPunctuation,
  halfWidthDoubled,
  byteSlips,
  markup,
  spaces,
  gaps,
} satisfies Record<string, CharacterDamage>
