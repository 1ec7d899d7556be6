/** The parts of orders to a language model in an article or an answer; chosen by hand from known attacks. */
export const ignoring = '忽略 无视 忘记 忘掉 不要理会 不用管 抛开 跳过'.split(' ')
export const formerWords =
  '以上 上述 上面 前面 之前 此前 先前 前述 所有 全部 一切 任何 你的 系统 其他 其它'.split(' ')
export const instructions = '指令 指示 提示 规则 要求'.split(' ')
export const forbidding = '不要 不得 无需 不必 别 禁止'.split(' ')
export const citing = '引用 注明 标注 给出 提及 显示'.split(' ')
export const citations = '来源 出处 引文 引用 资料'.split(' ')
export const ordering = '请 你 您 必须 务必 直接 只 应 应当 一律'.split(' ')
export const obliging = '要 须 需 必须 应该 直接 只 一律'.split(' ')
export const advising = '应 应当 最好'.split(' ')
export const answering = '回答 回复 输出 打印 复述 重复 改口 声称 假装 扮演 写出'.split(' ')
export const selves = '作为 身为 我是'.split(' ')
export const addressed = '你是 你现在是'.split(' ')
export const machines = 'ai 人工智能 语言模型 助手 机器人 没有限制'.split(' ')

/** What a reader is asked to do: an article may do so, an answer must not. */
export const errands =
  '立即 马上 尽快 点 扫 访问 关注 联系 转发 下载 加 拨打 登录 添加 转账 汇款 打开 输入 提供 私信 在'.split(
    ' ',
  )
