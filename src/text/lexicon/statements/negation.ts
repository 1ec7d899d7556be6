/** Words that say that something is not so. */
export const negatives =
  '不 没 没有 未 无 不是 而不是 而非 并非 并不是 并不 并未 尚未 未能 不成立 不能 不会'.split(' ')

/** Words that begin with a negating character but deny nothing, listed without that character. */
export const denyNothing: Readonly<Record<'不' | '未' | '无' | '非', readonly string[]>> = {
  不: '仅 但 只 断 同 久 过 管 少 等 锈 动产 乏 含 得不'.split(' '),
  未: '来 必'.split(' '),
  无: '人 线 锡 偿 论 数 不 疑 障 缝 锣 纺'.split(' '),
  非: '常 洲 遗 凡 物质'.split(' '),
}

/** After 不 these set a limit to an amount. */
export const limits = '少于 超过 低于 高于 足'.split(' ')

/** Words that deny what follows in their clause. */
export const denials = '否认 并非 反对 禁止 严禁 从未 不存在'.split(' ')

/** Words that take back what their clause states. */
export const endings = '取消 叫停 停止 终止 撤销 驳回 失败'.split(' ')

/** Words that call a statement untrue. */
export const untruths = '不实 谣言 误传 虚假'.split(' ')
