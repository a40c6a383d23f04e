import { z } from 'zod'
import { extrasField, withExtras } from '@/lib/extras/schema'
import {
  codeList,
  idField,
  LIMITS,
  neededCode,
  neededText,
  optionalCode,
  optionalText,
  versionField,
} from '@/lib/kernel/input'
import { COMPANY_KINDS, ORIGINS } from '@/lib/kernel/terms'
import { checkUscc, normaliseUscc } from '@/lib/kernel/uscc'

/** Field → its name on forms, in lists, errors and Excel. */
export const COMPANY_LABELS = {
  name: '企业名称',
  aliases: '曾用名、简称',
  uscc: '统一社会信用代码',
  kind: '企业类别',
  origin: '内资/外资',
  region: '来源地',
  industry: '行业',
  address: '地址',
  note: '备注',
  tags: '企业标签',
} as const
export const COMPANY_LIMITS = {
  name: LIMITS.name,
  uscc: 30,
  region: 40,
  address: LIMITS.line,
  note: LIMITS.text,
  /** Other names of one company. */
  aliases: 20,
} as const

/** Other names, one a line; undefined where the form does not ask for them. */
const aliases = z
  .string({ error: '内容格式不正确，请重新填写' })
  .transform((text) =>
    text
      .replaceAll('\0', '')
      .split(/[\n;；]/)
      .flatMap((line) => line.trim() || []),
  )
  .refine((names) => names.length <= COMPANY_LIMITS.aliases, `最多登记${COMPANY_LIMITS.aliases}个`)
  .refine(
    (names) => names.every((name) => name.length >= 2 && name.length <= LIMITS.name),
    `每行一个，每个2至${LIMITS.name}个字`,
  )
  .optional()

const fields = {
  name: neededText('企业名称', COMPANY_LIMITS.name).pipe(z.string().min(2, '企业名称至少两个字')),
  /** Well-formed or empty; a wrong check character is the command's question (real codes fail it). */
  uscc: optionalText(COMPANY_LIMITS.uscc)
    .transform((text) => normaliseUscc(text ?? '') || null)
    .refine(
      (code) => code === null || checkUscc(code) !== 'malformed',
      '应为18位数字或大写字母（不含I、O、S、V、Z），请对照营业执照填写',
    ),
  kind: neededCode('企业类别', COMPANY_KINDS),
  origin: optionalCode(ORIGINS),
  region: optionalText(COMPANY_LIMITS.region),
  industry: optionalText(10),
  address: optionalText(COMPANY_LIMITS.address),
  note: optionalText(COMPANY_LIMITS.note),
  tags: codeList(20),
  aliases,
  extras: extrasField,
}

/** What the form for a new company sends. */
export const companyInput = withExtras(z.object(fields))
export type CompanyInput = z.infer<typeof companyInput>
/** The same for a stored company, with the version it was opened at. */
export const companyChange = withExtras(z.object({ id: idField, version: versionField, ...fields }))
export type CompanyChange = z.infer<typeof companyChange>
/** Deleting and restoring name the record and the version seen. */
export const companyKey = z.object({ id: idField, version: versionField })
