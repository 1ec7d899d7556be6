import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { AutoTokenizer, type PreTrainedTokenizer } from '@xenova/transformers'
import fc from 'fast-check'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { UnigramTokenizer } from '../../../src/embed/unigram-tokenizer.js'

// Loading a model takes a moment on a busy machine; nothing here is about time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const folder = resolve('embeddings/models/youju-static-zh')
const file = JSON.parse(readFileSync(`${folder}/tokenizer.json`, 'utf8'))

/** Texts of the kinds that reports, pages and chat hold; each line is one trap. */
const TEXTS: Record<string, string> = {
  empty: '',
  blank: ' \u3000\t\n',
  'a sentence': '记者从市发展改革委获悉，今年全市计划新建充电桩3000个，总投资约7亿元。',
  'spaces between scripts': 'IT之家 8 月 16 日消息，  Intel  XeSS 1.2.0  版本（SDK）',
  latin: 'The Quick brown fox, İstanbul, ΟΔΟΣ, naïve café',
  'full width': 'ＡＢＣ１２３，（全角）～～％＋　空格',
  'half-width kana': 'ｶﾞｷﾞｸﾞ ﾊﾟ',
  'compatibility forms': '㈠①㍿㎡½ﬁ…‰℃',
  traditional: '臺灣與大陸的經濟關係，繁體字、簡體字與異體字龘。',
  emoji: '😀👨‍👩‍👧‍👦🇨🇳 好！',
  'control characters': 'a\u0000b\u0007c\u001Fd\u007F\u009F中\u200B文\uFEFF。\uFFFD',
  'private use': '\uE000\uE001\u{F0000}字\uE2D0',
  'lone surrogates': '\uD800中\uDC00文\uD83D',
  'unknown runs': '\u{20000}\u{20001}\u{20002}中\u{20003}',
  'the space mark': '▁▁中▁a ▁b',
  'special tokens': '<s>你好</s> <unk> < unk > [CLS]',
  repeated: '的的的的的的的的哈哈哈哈哈哈',
  long: '中国 news 报道了12345个！'.repeat(3200),
}

let stock: PreTrainedTokenizer
const fast = UnigramTokenizer.from(file)

beforeAll(async () => {
  stock = await AutoTokenizer.from_pretrained(folder, { local_files_only: true })
})

function expectSameIds(text: string): void {
  expect(Array.from(fast?.encode(text) ?? [-1])).toEqual(stock.encode(text))
}

describe('UnigramTokenizer', () => {
  for (const [name, text] of Object.entries(TEXTS)) {
    it(`gives the ids of the stock tokenizer: ${name}`, () => expectSameIds(text))
  }

  it('gives the ids of the stock tokenizer for any text', () => {
    const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code))
    const piece = fc
      .integer({ min: 1, max: file.model.vocab.length - 1 })
      .map((id) => String(file.model.vocab[id][0]))
    const any = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code))
    const parts = fc.oneof(han, piece, piece, any, fc.constantFrom(' ', '  ', '，', '。', '1', 'a'))
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 60 }), (text) => expectSameIds(text.join(''))),
      { numRuns: 400 },
    )
  })

  it('declines what it does not repeat', () => {
    const changed = (change: object) => UnigramTokenizer.from({ ...file, ...change })
    expect(changed({ model: { ...file.model, type: 'BPE' } })).toBeNull()
    expect(changed({ normalizer: { type: 'BertNormalizer' } })).toBeNull()
    expect(changed({ added_tokens: [{ id: 1, content: '<s>' }] })).toBeNull()
    expect(changed({ post_processor: { type: 'TemplateProcessing' } })).toBeNull()
    expect(changed({ pre_tokenizer: { type: 'Whitespace' } })).toBeNull()
  })
})
