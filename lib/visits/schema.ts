import { z } from 'zod'
import { evidenceItems } from '@/lib/evidence/schema'
import { extrasField, withExtras } from '@/lib/extras/schema'
import { ID_FORM } from '@/lib/kernel/ids'
import { codeList, idField, neededDay, neededText, optionalDay, optionalText, versionField } from '@/lib/kernel/input'
import { VISIT_LABELS, VISIT_LIMITS } from './labels'

/** Millionths of a degree, as a whole number; empty means no place was asked for. */
const millionths = (term: string, most: number) =>
  z
    .string()
    .optional()
    .refine(
      (text) => !text || (/^-?\d{1,9}$/.test(text) && Math.abs(Number(text)) <= most * 1_000_000),
      `${term}不正确，请重新定位`,
    )
    .transform((text): number | null => (text ? Number(text) : null))

const fields = {
  companyId: optionalText(60),
  /** A company that is not in the register yet, by its name. */
  newCompany: optionalText(VISIT_LIMITS.newCompany),
  /** Made by the device that wrote it, so that a second visit written without signal can name the same company. */
  newCompanyId: optionalText(40).refine((id) => id === null || ID_FORM.test(id), '新企业的编号不正确，请重新填写'),
  kind: neededText('走访方式', 40),
  happenedOn: neededDay('走访日期'),
  /** User ids of colleagues who were there. */
  ours: codeList(30),
  /** Colleagues without an account, one a line. */
  oursOther: optionalText(VISIT_LIMITS.theirs),
  leader: optionalText(VISIT_LIMITS.leader),
  /** Unit ids that took part beside the recording one. */
  jointUnits: codeList(12),
  /** Ids of the company's contacts who were there. */
  contacts: codeList(30),
  /** Others who were there, as typed: 姓名 职务 电话 (people.rules). */
  theirs: optionalText(VISIT_LIMITS.theirs),
  place: optionalText(VISIT_LIMITS.place),
  summary: neededText('洽谈内容', VISIT_LIMITS.summary),
  projectId: optionalText(60),
  /** Codes of the dictionary target-type. */
  targets: codeList(20),
  nextStep: optionalText(VISIT_LIMITS.nextStep),
  nextOn: optionalDay(),
  latitude: millionths(VISIT_LABELS.latitude, 90),
  longitude: millionths(VISIT_LABELS.longitude, 180),
}

/** What the form for a new visit sends. Which company and which day are the command's question (visits/rules). */
export const visitInput = z.object({
  ...fields,
  evidence: evidenceItems(),
  /** The plan that this visit keeps; it is marked as held with it. */
  planId: optionalText(60),
})
export type VisitInput = z.infer<typeof visitInput>
/** What a stored visit's form sends, and a new one's but for files and plan. */
export type VisitFields = Omit<VisitInput, 'evidence' | 'planId'>
/** The same for a stored visit, with the version it was opened at. */
export const visitChange = withExtras(z.object({ id: idField, version: versionField, ...fields, extras: extrasField }))
export type VisitChange = z.infer<typeof visitChange>
/** Deleting names the record and the version seen. */
export const visitKey = z.object({ id: idField, version: versionField })
/** A unit that was named says that it took no part. */
export const jointDecline = z.object({ id: idField, unitId: idField })
/** Marking a follow-up done (`1`) or open again. */
export const followUpInput = z.object({ id: idField, done: z.string().transform((text) => text === '1') })
