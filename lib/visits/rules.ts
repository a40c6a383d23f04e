import type { FieldErrors } from '@/lib/kernel/errors'
import type { Day } from '@/lib/kernel/month'
import { strayNumbers } from './people.rules'
import type { VisitFields } from './schema'

/** Everything wrong with a visit as typed that its shape alone does not tell; empty when it may be written. */
export function visitErrors(input: VisitFields, today: Day): FieldErrors {
  const errors: FieldErrors = {}
  if (input.companyId === null && input.newCompany === null) errors.companyId = ['请选择企业，或填写新企业名称']
  else if (input.companyId === null && [...(input.newCompany ?? '')].length < 2)
    errors.newCompany = ['企业名称至少两个字']
  if (input.happenedOn > today) errors.happenedOn = ['走访日期不能晚于今天；尚未进行的请填入“下次跟进日期”']
  if (input.nextOn !== null && input.nextOn < input.happenedOn) errors.nextOn = ['下次跟进日期不能早于走访日期']
  const stray = strayNumbers(input.theirs)
  if (stray.length > 0) errors.theirs = [`“${stray.join('”“')}”不像电话号码：手机号 11 位，座机请带区号`]
  if ((input.latitude === null) !== (input.longitude === null)) errors.latitude = ['位置不完整，请重新定位或移除']
  if (input.projectId !== null && input.companyId === null) errors.projectId = ['新企业还没有项目，请先保存走访']
  return errors
}

export type FollowUp = 'none' | 'open' | 'overdue' | 'done'
/** Where a visit's next step stands on a day. */
export function followUpState(
  visit: { nextStep: string | null; nextOn: Day | null; nextDoneAt: Date | null },
  today: Day,
): FollowUp {
  if (visit.nextStep === null && visit.nextOn === null) return 'none'
  if (visit.nextDoneAt !== null) return 'done'
  return visit.nextOn !== null && visit.nextOn < today ? 'overdue' : 'open'
}
