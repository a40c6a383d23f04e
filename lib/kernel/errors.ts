/** What went wrong, for the log and for the answer's shape; every code has one sentence for the person (terms complete by type). */
export const PROBLEM_SENTENCES = {
  'not-signed-in': '登录已失效，请重新登录。您填写的内容仍保留在本页，登录后可再次提交。',
  'not-found': '没有找到该内容，它可能已被删除，或不在您的权限范围内。',
  'not-allowed': '您的岗位没有这项操作的权限，如需办理请联系本单位负责人。',
  invalid: '填写的内容有误，请按提示修改后再次提交。',
  confirm: '请核对下列提示；确认无误的，勾选后再次提交。',
  conflict: '您填写期间，他人已修改了这条记录。请比对两个版本后再决定。',
  refused: '这项操作现在不能办理。',
  'other-person': '这台设备上现在登录的是另一位同事，这条内容没有发送，仍为原填写人保留。',
  'too-large': '提交的内容过大，没有处理。请减少内容，或分几次提交。',
  'too-many': '操作过于频繁，请稍后再试。',
  unexpected: '系统出现异常，内容没有保存，请稍后重试。',
} as const
export type ProblemCode = keyof typeof PROBLEM_SENTENCES

/** Field → everything wrong with it, in the user's words. The key '' holds what concerns the whole form. */
export type FieldErrors = Record<string, string[]>

/** A refusal the person can understand. `detail` is for the log only; never put internals into `fields`. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly fields: FieldErrors = {},
    readonly detail = '',
    readonly theirs?: Record<string, unknown>,
  ) {
    super(detail || Object.values(fields).flat().join('；') || PROBLEM_SENTENCES[code])
  }

  /** The sentence for the person: the form-wide message if there is one, else the code's own sentence. */
  get sentence(): string {
    return this.fields['']?.join('') || PROBLEM_SENTENCES[this.code]
  }
}

/** One answer for “not there” and “not yours”. */
export const notFound = (detail = '') => new Problem('not-found', {}, detail)
/** A refusal with its reason in the user's words, shown above the form. */
export const refused = (reason: string) => new Problem('refused', { '': [reason] })
/** Returns the value or throws not-found: the end of every “load one in scope”. */
export function found<T>(value: T | undefined | null, detail = ''): T {
  if (value === undefined || value === null) throw notFound(detail)
  return value
}
