/** That somebody is logged in to the pages; times are ISO. Its id is known to the browser alone. */
export interface Session {
  user: string
  begunAt: string
  /** When it ends unless a page is opened before. */
  until: string
  /** When Discord was last asked who they are on the server. */
  checkedAt: string
  isModerator: boolean
}
