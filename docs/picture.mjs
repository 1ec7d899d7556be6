// Draws docs/answer.svg from what the program really prints: node docs/picture.mjs
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'

const question = '晋城经开区光机电产业总产值突破了多少？'
const printed = execFileSync('node', ['dist/start.js'], {
  input: `${question}\n`,
  encoding: 'utf8',
  stdio: ['pipe', 'pipe', 'ignore'],
})
const columns = 92

const widthOf = (character) => (character.charCodeAt(0) > 0x2000 ? 2 : 1)

function wrap(line) {
  const indent = /^\s*/.exec(line)[0]
  const lines = []
  let current = ''
  let width = 0
  for (const character of line) {
    if (width + widthOf(character) > columns) {
      lines.push(current)
      current = indent
      width = indent.length
    }
    current += character
    width += widthOf(character)
  }
  return [...lines, current]
}

const escapeXml = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const rows = printed
  .trimEnd()
  .split('\n')
  .flatMap((line, i) => wrap(line).map((text) => ({ text, i })))
const fill = ({ text, i }) => {
  if (i === 1) return '#ffffff'
  if (text.startsWith('⚠')) return '#e3b341'
  return /^\s{4,}|篇报道/.test(text) ? '#8b949e' : '#c9d1d9'
}
const height = 40 + rows.length * 24
const texts = rows.map(
  (row, n) =>
    `<text x="24" y="${40 + n * 24}" fill="${fill(row)}"${row.i === 1 ? ' font-weight="bold"' : ''} xml:space="preserve">${escapeXml(row.text)}</text>`,
)
writeFileSync(
  'docs/answer.svg',
  `<svg xmlns="http://www.w3.org/2000/svg" width="920" height="${height}" font-family="ui-monospace, Menlo, Consolas, 'Noto Sans Mono CJK SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', monospace" font-size="16">
<title>${escapeXml(question)}</title>
<rect width="920" height="${height}" rx="10" fill="#0d1117"/>
${texts.join('\n')}
</svg>
`,
)
