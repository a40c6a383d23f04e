import type { ReportKind } from '@/lib/kernel/terms'

const NAMES: Record<ReportKind, string> = { month: '月报', quarter: '季报', half: '报告', year: '年报' }

/** How an edition is called elsewhere: 2026年2月月报, 2026年第一季度季报, 2026年上半年报告. */
export const periodTitle = ({ kind, label }: { kind: ReportKind; label: string }): string => `${label}${NAMES[kind]}`

/** The same of an edition: the first says nothing of itself, later ones do. */
export const editionTitle = (of: { kind: ReportKind; label: string; no: number }): string =>
  of.no === 1 ? periodTitle(of) : `${periodTitle(of)}（第${of.no}次发布）`
