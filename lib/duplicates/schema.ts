import { z } from 'zod'
import { codeList, idField, LIMITS, neededText, versionField } from '@/lib/kernel/input'

export const DUPLICATE_NOUNS = ['company', 'project'] as const
export const NOUN_TERMS = { company: '企业', project: '项目' } as const
export const LEVEL_TERMS = {
  1: '代码或名称相同',
  2: '名称相近（项目：且投资方相同）',
  3: '投资方、行业相同且金额相近',
  4: '电话或地址相同',
} as const
/** A company is its own investor: of companies, level 2 says that their names are alike. */
export const levelTerm = (level: number, noun: 'company' | 'project'): string =>
  level === 2
    ? noun === 'company'
      ? '名称相近'
      : '名称相近且投资方相同'
    : (LEVEL_TERMS[level as keyof typeof LEVEL_TERMS] ?? String(level))

export const VERDICTS = ['merge', 'overwrite', 'ignore', 'new'] as const
export type Verdict = (typeof VERDICTS)[number]
export const VERDICT_TERMS: Record<Verdict, string> = {
  merge: '合并',
  overwrite: '覆盖',
  ignore: '忽略',
  new: '视为新项目',
}
/** 视为新项目 of a company is a company. */
export const verdictTerm = (verdict: Verdict, noun: 'company' | 'project'): string =>
  verdict === 'new' && noun === 'company' ? '视为不同企业' : VERDICT_TERMS[verdict]

/** Field → its name on forms and errors. */
export const JUDGE_LABELS = {
  verdict: '处理意见',
  keep: '保留哪一条',
  charge: '合并后归哪个单位',
  same: '同一笔资金',
  reason: '理由',
} as const

/** A verdict on a pair, as the person saw it. `same` names pairs of like money, by either one's id, that are one and the same. */
export const judgeInput = z.object({
  id: idField,
  version: versionField,
  verdict: z.enum(VERDICTS, { error: '请选择处理意见' }),
  keep: z.enum(['a', 'b'], { error: '请选择保留哪一条' }).default('a'),
  charge: z.enum(['kept', 'gone'], { error: '请选择合并后归哪个单位' }).default('kept'),
  same: codeList(200),
  reason: neededText('理由', LIMITS.line),
})
export type JudgeInput = z.infer<typeof judgeInput>

/** Taking a merge back. */
export const undoInput = z.object({ id: idField, reason: neededText('撤销的理由', LIMITS.line) })
export type UndoInput = z.infer<typeof undoInput>
