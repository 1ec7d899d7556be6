/** Words that make of what follows a plan or a forecast, wherever they stand. */
export const planWords = '预计 预期 预测 有望 可望 力争 争取'.split(' ')

/**
 * Any of them, for a pattern, and 拟, but for 虚拟, 模拟, 拟合 and 拟人. Whether 计划, 目标 and 将 plan anything depends on what stands beside
 * them and on what is asked: they stand where that is.
 */
export const plans = `(?:${planWords.join('|')}|(?<![虚模])拟(?!合|人|定了))`
