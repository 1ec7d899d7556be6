/** Words that turn what follows into a plan or a forecast wherever they occur. */
export const planWords = '预计 预期 预测 有望 可望 力争 争取'.split(' ')

/**
 * Pattern for any of them and for 拟, except in 虚拟, 模拟, 拟合 and 拟人. Whether 计划, 目标 and 将 express a plan depends on the
 * words next to them and on the question; the code that decides it lists them.
 */
export const plans = `(?:${planWords.join('|')}|(?<![虚模])拟(?!合|人|定了))`
