/** User names: lower case, so that nobody can be told apart by a capital letter only. */
export const USERNAME_FORM = /^[a-z0-9][a-z0-9._-]{1,31}$/
export const USERNAME_HINT = '2–32 位小写字母、数字或 . _ -，以字母或数字开头'
export const PASSWORD_HINT = '至少 10 位，含大写字母、小写字母、数字、符号中的三类，不含用户名，不与最近 5 次相同'
/** How many earlier passwords may not come back (等保 level 3: the current one and those before it). */
export const PASSWORDS_REMEMBERED = 5

const SHORTEST = 10
/** Longer input is refused before hashing: hashing megabytes is a cheap way to stop a server. */
export const PASSWORD_LONGEST = 128
const CLASSES = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/]

/** The user name as stored and compared: full-width forms folded, lower case, without white space around. */
export function foldUsername(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase()
}

/** Everything that keeps a password from being acceptable, in the user's words; empty when it is. Reuse is the database's question. */
export function passwordFaults(password: string, username: string): string[] {
  const faults: string[] = []
  if ([...password].length < SHORTEST) faults.push(`密码至少 ${SHORTEST} 位`)
  if ([...password].length > PASSWORD_LONGEST) faults.push(`密码最多 ${PASSWORD_LONGEST} 位`)
  if (CLASSES.filter((some) => some.test(password)).length < 3) {
    faults.push('密码须含大写字母、小写字母、数字、符号中的至少三类')
  }
  const name = foldUsername(username)
  if (name !== '' && password.normalize('NFKC').toLowerCase().includes(name)) faults.push('密码不能包含用户名')
  return faults
}
