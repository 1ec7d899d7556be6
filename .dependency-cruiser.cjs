/**
 * The layering of docs/ARCHITECTURE.md, checked. A stage may import the domain, the text tools and
 * the stages before it; edges import the app and the domain; each vendor has one home.
 */
const stages = [
  'ingest',
  'chunk',
  'embed',
  'read',
  'database',
  'index',
  'question',
  'retrieve',
  'evidence',
  'answer',
  'check',
  'turned',
  'timeline',
  'stories',
  'evaluation',
  'corpus',
  'state',
  'feeds',
  'links',
]

const laterStages = stages.map((stage, position) => ({
  name: `${stage}-knows-no-later-stage`,
  severity: 'error',
  from: { path: `^src/${stage}/` },
  to: {
    path: `^src/(${[...stages.slice(position + 1), 'bot', 'cli', 'web', 'bench', 'app', 'config'].join('|')})(/|\\.ts$)`,
  },
}))

const vendorHomes = [
  ['discord', '(discord\\.js|@discordjs)', 'bot'],
  ['transformers', '(@xenova/transformers|@huggingface/transformers)', 'embed'],
  ['onnxruntime', 'onnxruntime-(node|common)', '(ingest|embed|read)'],
  ['pictures', '(sharp|@gutenye)/', 'ingest'],
  ['hnswlib', 'hnswlib-node', 'index'],
  ['chat-models', '(langchain|@langchain/(openai|ollama))/', 'answer'],
  ['pdfjs', 'pdfjs-dist', 'ingest'],
  ['mammoth', 'mammoth', 'ingest'],
  ['sheets', '@e965/xlsx', '(ingest|bench)'],
  ['csv', 'papaparse', '(ingest|bench|web)'],
  ['plots', '(@observablehq/plot|d3[^/]*)/', 'web'],
  ['metrics', 'prom-client', 'bot/health'],
  ['database', '(kysely|libsql|@libsql)/', '(database|state)'],
  ['ipaddr', 'ipaddr\\.js', 'corpus'],
  ['feeds', '(feedsmith|robots-parser)', 'feeds'],
  ['pages', '(hono|@hono|arctic)/', 'web'],
  ['mcp', '@modelcontextprotocol/', 'web'],
  ['archives', 'tar/', 'operation'],
].map(([name, vendor, home]) => ({
  name: `${name}-lives-in-${home}`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/${home}/` },
  to: { path: `^node_modules/${vendor}` },
}))

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { path: '^src/', pathNot: '^src/domain/' },
    },
    {
      name: 'text-imports-only-domain',
      severity: 'error',
      from: { path: '^src/text/' },
      to: { path: '^src/', pathNot: '^src/(domain|text)/' },
    },
    ...laterStages,
    {
      name: 'wording-imports-only-domain',
      severity: 'error',
      from: { path: '^src/wording/' },
      to: { path: '^src/', pathNot: '^src/(domain|wording)/' },
    },
    {
      name: 'check-knows-of-answer-only-how-a-model-phrases',
      severity: 'error',
      from: { path: '^src/check/' },
      to: { path: '^src/answer/', pathNot: '^src/answer/phrasing/' },
    },
    {
      name: 'timeline-knows-neither-answer-nor-check',
      severity: 'error',
      from: { path: '^src/timeline/' },
      to: { path: '^src/(answer|check)/' },
    },
    {
      name: 'edges-import-app-and-domain',
      severity: 'error',
      from: { path: '^src/(bot|cli|web)/' },
      to: { path: '^src/', pathNot: ['^src/(domain|wording|app\\.ts|config\\.ts)', '^src/$1/'] },
    },
    {
      name: 'nobody-imports-the-edges',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: '^src/(bot/|cli/|web/|bench/|(main|start|edges|serve-discord)\\.ts)',
      },
      to: { path: '^src/(bot|cli|web|bench)/' },
    },
    ...vendorHomes,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
}
