/** Where somebody lands who logged in without having wanted a certain page. */
export const afterLogin = '/account'

/** The page that is opened after the log-in: one of ours, whatever was asked for. */
export function ownPath(asked: string | undefined): string {
  if (!asked?.startsWith('/') || asked.length > 2000) return afterLogin
  const base = 'http://own.invalid'
  if (!URL.canParse(asked, base)) return afterLogin
  const { origin, pathname, search } = new URL(asked, base)
  // `/.//other.example` is a path of ours only until a browser resolves it.
  const isOwn = origin === base && !/^\/[/\\]/.test(pathname)
  return isOwn ? `${pathname}${search}` : afterLogin
}
