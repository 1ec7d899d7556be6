import type { Locale } from '../../wording/locale.js'

/** The texts of logging in and out. */
interface LoginWords {
  logIn: string
  what: string
  withDiscord: string
  /** What Discord is asked for, and what is kept. */
  asked: string
  account: string
  asMember: string
  asModerator: string
  homes: string
  choose: string
  moderate: string
  /** The same, where there is little room. */
  moderating: string
  logOut: string
  logOutEverywhere: string
  ends: string
}

const words: Record<Locale, LoginWords> = {
  'zh-CN': {
    logIn: '登录',
    what: '这里的内容给 Discord 服务器的成员看。',
    withDiscord: '用 Discord 登录',
    asked:
      '我们只向 Discord 问你的账号编号，再看你是不是服务器成员、是不是管理员。登录期间会放一个 Cookie；除此之外只记下编号和登录时间。',
    account: '账号',
    asMember: '你已作为成员登录。',
    asModerator: '你已作为管理员登录。',
    homes: '看哪个服务器的语料',
    choose: '就看这个',
    moderate: '管理语料',
    moderating: '管理',
    logOut: '登出',
    logOutEverywhere: '在所有浏览器登出',
    ends: '登录最长七天；十二小时没有打开过页面也会登出。',
  },
  'zh-TW': {
    logIn: '登入',
    what: '這裡的內容給 Discord 伺服器的成員看。',
    withDiscord: '用 Discord 登入',
    asked:
      '我們只向 Discord 問你的帳號編號，再看你是不是伺服器成員、是不是管理員。登入期間會放一個 Cookie；除此之外只記下編號和登入時間。',
    account: '帳號',
    asMember: '你已作為成員登入。',
    asModerator: '你已作為管理員登入。',
    homes: '看哪個伺服器的語料',
    choose: '就看這個',
    moderate: '管理語料',
    moderating: '管理',
    logOut: '登出',
    logOutEverywhere: '在所有瀏覽器登出',
    ends: '登入最長七天；十二小時沒有打開過頁面也會登出。',
  },
  en: {
    logIn: 'Log in',
    what: 'This is for members of the Discord server.',
    withDiscord: 'Log in with Discord',
    asked:
      'We ask Discord for the id of your account only, and then look whether you are a member of the server, and a moderator. While you are logged in there is one cookie; beside it we keep your id and when you logged in.',
    account: 'Account',
    asMember: 'You are logged in as a member.',
    asModerator: 'You are logged in as a moderator.',
    homes: 'Whose corpus to show',
    choose: 'Show this one',
    moderate: 'Moderate the corpus',
    moderating: 'Moderate',
    logOut: 'Log out',
    logOutEverywhere: 'Log out in all browsers',
    ends: 'You stay logged in for seven days at most, and for twelve hours without opening a page.',
  },
}

export const loginWordsIn = (locale: Locale): LoginWords => words[locale]
