/** What somebody is on a Discord server, as far as it says whether they moderate. */
export interface Standing {
  /** The roles that they hold; a name is missing where it is not known. */
  roles: readonly { id: string; name?: string | undefined }[]
  mayManageServer: boolean
}

/** Whether they moderate: by the configured roles, by id or name; where none is, those do who may manage the server. */
export function moderates(
  { roles, mayManageServer }: Standing,
  moderatorRoles: readonly string[],
): boolean {
  if (moderatorRoles.length === 0) return mayManageServer
  return roles.some(
    ({ id, name }) =>
      moderatorRoles.includes(id) || (name !== undefined && moderatorRoles.includes(name)),
  )
}
