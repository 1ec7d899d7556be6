import ts from 'typescript'

const han = /\p{Script=Han}/u
/** Longer lists belong in the lexicon, with what they are and where they come from. */
const mostInRow = 4
const mostAlternatives = 8

/**
 * Returns the lists of Han words in a source text: arrays, strings of words separated by spaces or commas, and patterns
 * of many alternatives.
 * @returns {{ line: number, words: number, text: string }[]}
 */
export function wordLists(source) {
  const found = []
  visit(source, (node, line) => {
    const add = (words, most) => {
      if (words > most) found.push({ line, words, text: node.getText().slice(0, 60) })
    }
    if (ts.isArrayLiteralExpression(node)) {
      add(
        node.elements.filter((each) => ts.isStringLiteralLike(each) && han.test(each.text)).length,
        mostInRow,
      )
    } else if (ts.isRegularExpressionLiteral(node))
      add(alternativesOf(node.text.slice(1, node.text.lastIndexOf('/'))), mostAlternatives)
    else if (isText(node)) {
      if (/[()[\]\\]|\.[*+{]/.test(node.text)) add(alternativesOf(node.text), mostAlternatives)
      else if (!/[，。：；？！]/.test(node.text)) {
        add(node.text.split(/[\s,|]+/).filter((each) => han.test(each)).length, mostInRow)
      }
    }
  })
  return found
}

/** Words of one or two characters stay with the rule that compares them: '的', '分别'. */
const longer = /\p{Script=Han}{3}/u

/**
 * Returns the strings of a source text with more Han than a word, except parts of patterns.
 * @returns {{ line: number, text: string }[]}
 */
export function hanStrings(source) {
  const found = []
  visit(source, (node, line) => {
    if (isText(node) && longer.test(node.text) && !isPattern(node)) {
      found.push({ line, text: node.text })
    }
  })
  return found
}

function visit(source, see) {
  const file = ts.createSourceFile('x.ts', source, ts.ScriptTarget.Latest, true)
  const walk = (node) => {
    see(node, file.getLineAndCharacterOfPosition(node.getStart()).line + 1)
    ts.forEachChild(node, walk)
  }
  walk(file)
}

function isText(node) {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddleOrTemplateTail(node)
  )
}

function isPattern(node) {
  return (
    /[[|(]\?|\||[[\]]/.test(node.text) ||
    isInside(node, ({ expression }) => expression?.getText() === 'RegExp')
  )
}

function isInside(node, is) {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if ((ts.isNewExpression(outer) || ts.isCallExpression(outer)) && is(outer)) return true
    if (ts.isFunctionLike(outer)) return false
  }
  return false
}

/** Returns how many alternatives of the largest group of a pattern are only words. */
function alternativesOf(pattern) {
  const opened = () => ({ words: 0, isEmpty: true, isWord: true })
  const open = [opened()]
  let most = 0
  const endAlternative = (group) => {
    if (group.isWord && !group.isEmpty) group.words++
    most = Math.max(most, group.words)
    Object.assign(group, { isEmpty: true, isWord: true })
  }
  for (const [token] of pattern.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|\(\?[:=!<]+|./gsu)) {
    const group = open.at(-1)
    if (token.startsWith('(')) {
      group.isWord = false
      open.push(opened())
    } else if (token === ')') {
      endAlternative(group)
      // A part of a pattern may close a group that another part opened.
      if (open.length > 1) open.pop()
      open.at(-1).isWord = false
    } else if (token === '|') endAlternative(group)
    else {
      group.isEmpty = false
      if (!han.test(token)) group.isWord = false
    }
  }
  for (const group of open) endAlternative(group)
  return most
}
