import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { randomFrom } from '../damage/random.js'
import { type Elements, type Initialiser, type Node, onnxModel } from './onnx-writer.js'

/**
 * The output of the model: a vector for each token, how well two texts match, where in the second text an answer to the
 * first starts and ends, or what the first says about the second.
 */
type Head = keyof typeof architectures

const architectures = {
  vectors: 'BertModel',
  relevance: 'BertForSequenceClassification',
  spans: 'BertForQuestionAnswering',
  entailment: 'BertForSequenceClassification',
}

/** The classes of the head `entailment`, in an unusual order. */
const labels = { 0: 'NEUTRAL', 1: 'Entailment', 2: 'contradiction' }

/** The width of the model's vectors. */
export const TINY_DIMENSIONS = 48
const POSITIONS = 512
const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]']

/**
 * Writes a BERT of one layer and one head, with weights drawn from `seed`, as transformers.js reads it: token, position
 * and type embeddings, masked attention, feed-forward, each with its residual and normalisation. A token is a character
 * of `characters`. The weights of the layer are small, so that texts that share characters have near vectors.
 */
export async function writeTinyBert(
  folder: string,
  characters: Iterable<string>,
  seed: number,
  head: Head = 'vectors',
): Promise<void> {
  const tokens = [...SPECIAL, ...new Set([...characters].filter((each) => each.trim() !== ''))]
  await mkdir(join(folder, 'onnx'), { recursive: true })
  await writeFile(join(folder, 'onnx', 'model.onnx'), tinyBert(tokens.length, seed, head))
  const write = (name: string, content: object) =>
    writeFile(join(folder, name), JSON.stringify(content))
  await write('config.json', {
    architectures: [architectures[head]],
    ...(head === 'entailment' ? { id2label: labels } : {}),
    ...{ model_type: 'bert', vocab_size: tokens.length },
    ...{ hidden_size: TINY_DIMENSIONS, intermediate_size: 2 * TINY_DIMENSIONS },
    ...{ num_hidden_layers: 1, num_attention_heads: 1, max_position_embeddings: POSITIONS },
  })
  await write('tokenizer_config.json', {
    tokenizer_class: 'BertTokenizer',
    ...{ unk_token: '[UNK]', cls_token: '[CLS]', sep_token: '[SEP]', pad_token: '[PAD]' },
    ...{ mask_token: '[MASK]', model_max_length: POSITIONS, do_lower_case: true },
  })
  await write('tokenizer.json', tokenizer(tokens))
}

function tokenizer(tokens: readonly string[]): object {
  const special = { single_word: false, lstrip: false, rstrip: false, normalized: false }
  const ofToken = (id: string, type_id = 0) => ({ SpecialToken: { id, type_id } })
  const sequence = (id: string, type_id: number) => ({ Sequence: { id, type_id } })
  const entry = (id: string) => [id, { id, ids: [tokens.indexOf(id)], tokens: [id] }]
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: SPECIAL.map((content, id) => ({ id, content, special: true, ...special })),
    normalizer: {
      type: 'BertNormalizer',
      ...{ clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true },
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [ofToken('[CLS]'), sequence('A', 0), ofToken('[SEP]')],
      pair: [
        ...[ofToken('[CLS]'), sequence('A', 0), ofToken('[SEP]')],
        ...[sequence('B', 1), ofToken('[SEP]', 1)],
      ],
      special_tokens: Object.fromEntries(['[CLS]', '[SEP]'].map(entry)),
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      ...{ unk_token: '[UNK]', continuing_subword_prefix: '##', max_input_chars_per_word: 100 },
      vocab: Object.fromEntries(tokens.map((token, id) => [token, id])),
    },
  }
}

function tinyBert(tokens: number, seed: number, head: Head): Buffer {
  const random = randomFrom(seed)
  const width = TINY_DIMENSIONS
  const initialisers: Initialiser[] = []
  const nodes: Node[] = []
  const constant = (name: string, dims: readonly number[], elements: Elements) => {
    initialisers.push({ name, dims, elements })
    return name
  }
  const weights = (name: string, dims: readonly number[], size: number) => {
    const count = dims.reduce((product, each) => product * each, 1)
    const drawn = () => (size * (random.below(2001) - 1000)) / 1000
    return constant(name, dims, Float32Array.from({ length: count }, drawn))
  }
  const integers = (name: string, ...values: bigint[]) =>
    constant(name, [values.length], BigInt64Array.from(values))
  const step = (
    op: string,
    output: string,
    inputs: readonly string[],
    attributes: Node['attributes'] = {},
  ) => {
    nodes.push({ op, inputs, output, attributes })
    return output
  }
  const normalised = (name: string, input: string) => {
    const scale = constant(`${name}.scale`, [width], new Float32Array(width).fill(1))
    const bias = weights(`${name}.bias`, [width], 0.01)
    return step('LayerNormalization', name, [input, scale, bias], { axis: -1, epsilon: 1e-5 })
  }
  const linear = (name: string, input: string, from: number, to: number) => {
    const product = step('MatMul', `${name}.product`, [
      input,
      weights(`${name}.w`, [from, to], 0.1),
    ])
    return step('Add', name, [product, weights(`${name}.b`, [to], 0.01)])
  }

  const words = step('Gather', 'words', [weights('word', [tokens, width], 1), 'input_ids'])
  const shape = step('Shape', 'shape', ['input_ids'])
  const length = step('Slice', 'length', [shape, integers('one', 1n), integers('two', 2n)])
  const table = weights('position', [POSITIONS, width], 0.05)
  const places = step('Slice', 'places', [table, integers('zero', 0n), length])
  const types = step('Gather', 'types', [weights('type', [2, width], 0.05), 'token_type_ids'])
  const placed = step('Add', 'placed', [step('Add', 'typed', [words, types]), places])
  const embedded = normalised('embedded', placed)

  const [query, key, value] = ['query', 'key', 'value'].map((name) =>
    linear(name, embedded, width, width),
  ) as [string, string, string]
  const turned = step('Transpose', 'turned', [key], { perm: [0, 2, 1] })
  const raw = step('MatMul', 'raw', [query, turned])
  const root = constant('root', [1], Float32Array.of(1 / Math.sqrt(width)))
  const scores = step('Mul', 'scores', [raw, root])
  const mask = step('Cast', 'mask', ['attention_mask'], { to: 1 })
  const padding = step('Sub', 'padding', [constant('whole', [1], Float32Array.of(1)), mask])
  const far = step('Mul', 'far', [padding, constant('lowest', [1], Float32Array.of(-10_000))])
  const masked = step('Add', 'masked', [scores, step('Unsqueeze', 'spread', [far, 'one'])])
  const shares = step('Softmax', 'shares', [masked], { axis: -1 })
  const attended = linear('attended', step('MatMul', 'mixed', [shares, value]), width, width)
  const first = normalised('first', step('Add', 'first.sum', [attended, embedded]))

  const wide = step('Relu', 'wide', [linear('up', first, width, 2 * width)])
  const sum = step('Add', 'last.sum', [linear('down', wide, 2 * width, width), first])
  const last = normalised('last_hidden_state', sum)
  const classes = head === 'entailment' ? 3 : 1
  if (head === 'relevance' || head === 'entailment') {
    const start = constant('start', [], BigInt64Array.of(0n))
    linear('logits', step('Gather', 'cls', [last, start], { axis: 1 }), width, classes)
  }
  if (head === 'spans') {
    for (const name of ['start_logits', 'end_logits']) {
      step('MatMul', name, [last, weights(`${name}.w`, [width], 0.5)])
    }
  }

  const dims = ['batch', 'sequence']
  return onnxModel({
    inputs: ['input_ids', 'attention_mask', 'token_type_ids'].map((name) => ({
      ...{ name, type: 'int64' as const, dims },
    })),
    outputs: {
      vectors: [{ name: 'last_hidden_state', type: 'float' as const, dims: [...dims, width] }],
      relevance: [{ name: 'logits', type: 'float' as const, dims: ['batch', classes] }],
      entailment: [{ name: 'logits', type: 'float' as const, dims: ['batch', classes] }],
      spans: ['start_logits', 'end_logits'].map((name) => ({
        ...{ name, type: 'float' as const, dims },
      })),
    }[head],
    initialisers,
    nodes,
  })
}
