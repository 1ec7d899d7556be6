const lists =
  /^[\s*#◆■▲|【[(]{0,3}(?:(?:相关|热门|精彩|热点|推荐|最新|精选|更多|编辑|为您?|头条|今日|猜你|大家|本周|站内|图片|首页|延伸|扩展|关联|往期|频道|专题|同类)(?:文章|阅读|新闻|推荐|链接|报道|资讯|内容|稿件|话题|帖子|精彩|排行榜?|排行|热点|信息|专题|视频|喜欢|都在看|在看|回顾|焦点|图片|动态|关注|标签|搜索)|排行榜|(?:24|48)小时(?:热文|排行|热门)|(?:阅读|点击)排行榜?|vip课程推荐|app专享直播|赞助广告|广告赞助|人气(?:文章|新闻|排行)|即时热点|特别推荐|热读|热点排行|你可能(?:也)?(?:感兴趣|喜欢)|看过(?:本文|此文)的人还)[\s:>»|\]】)+.]{0,4}(?:更多|换一[换批]|more|\d{1,4}条?)?[\s>»]{0,3}$/
const comments =
  /^[\s【[]{0,2}(?:(?:热门|最新|精彩|全部|网友|用户)(?:评论|留言|跟帖)|评论(?:列表|区)?|发表评论|我来说两句|网友点评|文明上网理性发言|跟帖评论|已有\d{1,6}人(?:参与|评论))[\s:([\]】]{0,3}\d{0,6}条?[)\]】\s]{0,3}$/

/** Whether from this folded line on a page shows what its readers say. */
export function startsComments(folded: string): boolean {
  return folded.length <= 40 && comments.test(folded)
}

/** Whether from this folded line on a page shows other stories, or what its readers say. */
export function startsOthers(folded: string): boolean {
  return folded.length <= 40 && (lists.test(folded) || comments.test(folded))
}

/** 相关阅读：望溪古镇修缮完工 names one other story, on its own line. */
export function linksToOther(folded: string): boolean {
  return /^(?:相关(?:阅读|新闻|报道|链接)|延伸阅读|推荐阅读|点击阅读)\s?[:丨|>]\s?\S/.test(folded)
}
