import { z } from 'zod'
import { evidenceItems } from '@/lib/evidence/schema'
import {
  codeList,
  idField,
  LIMITS,
  neededDay,
  neededText,
  optionalDay,
  optionalText,
  versionField,
} from '@/lib/kernel/input'

/** Field → its name on forms, in lists, errors and Excel. */
export const VISIT_LABELS = {
  companyId: '企业',
  newCompany: '新企业名称',
  kind: '走访方式',
  happenedOn: '走访日期',
  ours: '我方人员',
  oursOther: '其他我方人员',
  leader: '带队领导',
  jointUnits: '联合走访单位',
  theirs: '对方人员',
  place: '地点',
  summary: '洽谈内容',
  projectId: '相关项目',
  nextStep: '下步打算',
  nextOn: '下次跟进日期',
  evidence: '现场照片和材料',
} as const
export const VISIT_LIMITS = { leader: 60, place: 80, theirs: 600, summary: 4000, nextStep: 400 } as const

const fields = {
  companyId: optionalText(60),
  /** A company that is not in the register yet, by its name. */
  newCompany: optionalText(LIMITS.name),
  kind: neededText('走访方式', 40),
  happenedOn: neededDay('走访日期'),
  /** User ids of colleagues who were there. */
  ours: codeList(30),
  /** Colleagues without an account, one a line. */
  oursOther: optionalText(VISIT_LIMITS.theirs),
  leader: optionalText(VISIT_LIMITS.leader),
  /** Unit ids that took part beside the recording one. */
  jointUnits: codeList(12),
  /** One person a line: name, then title. */
  theirs: optionalText(VISIT_LIMITS.theirs),
  place: optionalText(VISIT_LIMITS.place),
  summary: neededText('洽谈内容', VISIT_LIMITS.summary),
  projectId: optionalText(60),
  nextStep: optionalText(VISIT_LIMITS.nextStep),
  nextOn: optionalDay(),
}

/** What the form for a new visit sends. Which company and which day are the command's question (visits/rules). */
export const visitInput = z.object({ ...fields, evidence: evidenceItems() })
export type VisitInput = z.infer<typeof visitInput>
/** The same for a stored visit, with the version it was opened at. */
export const visitChange = z.object({ id: idField, version: versionField, ...fields })
export type VisitChange = z.infer<typeof visitChange>
/** Deleting names the record and the version seen. */
export const visitKey = z.object({ id: idField, version: versionField })
/** Marking a follow-up done (`1`) or open again. */
export const followUpInput = z.object({ id: idField, done: z.string().transform((text) => text === '1') })
