import type { Metadata } from 'next'
import { CompareTable } from '@/components/duplicates/compare-table'
import { LevelBadge } from '@/components/duplicates/pair-cells'
import { VerdictForm } from '@/components/duplicates/verdict-form'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { orNotFound, pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { compareLines } from '@/lib/duplicates/compare.queries'
import { nextPair } from '@/lib/duplicates/list.queries'
import { judgesOf, loadPair, sameMoney } from '@/lib/duplicates/pair.queries'
import { NOUN_TERMS } from '@/lib/duplicates/schema'
import { newId } from '@/lib/kernel/ids'
import { formatMoney } from '@/lib/kernel/money'
import { paths } from '@/lib/kernel/paths'
import { MONEY_KIND_TERMS } from '@/lib/kernel/terms'
import { judgeAction } from '../actions'
import { Decided } from './decided'
import { SideHistory } from './side-history'

export const metadata: Metadata = { title: '重复项' }

export default async function DuplicatePage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await pageViewer('duplicate.judge')
  const { id } = await params
  const { pair, a, b, mayJudge } = await orNotFound(loadPair(reader(), viewer, id))
  const [lines, next, judges, money] = await Promise.all([
    compareLines(reader(), viewer, pair, a, b),
    nextPair(reader(), viewer, pair),
    mayJudge ? [] : judgesOf(reader(), [a.unitId, b.unitId]),
    mayJudge && pair.noun === 'project' ? sameMoney(reader(), a.id, b.id) : [],
  ])
  const gone = a.deleted || b.deleted
  const open = pair.verdict === null && !gone
  const likeMoney = money.map(({ a: one }) => ({
    value: one.id,
    label: `${MONEY_KIND_TERMS[one.kind]} ${formatMoney(one.amount, one.currency)}（${one.happenedOn}）`,
  }))
  const nextHref = next && paths.duplicate(next)
  return (
    <>
      <PageHeader
        title={`${NOUN_TERMS[pair.noun]}疑似重复`}
        breadcrumb={[{ label: '重复项', href: paths.duplicates() }]}
        meta={
          <>
            <LevelBadge level={pair.level} noun={pair.noun} />
            <span>{pair.reasons.join('；')}</span>
          </>
        }
        actions={nextHref ? <ButtonLink href={nextHref}>下一对</ButtonLink> : null}
      />
      {pair.verdict === null ? null : <Decided pair={pair} mayJudge={mayJudge} />}
      {pair.verdict === null && gone ? (
        <Notice tone="neutral" className="mb-4" title="其中一条记录已被删除，不必再处理" />
      ) : null}
      {open && !mayJudge ? (
        <Notice tone="warn" className="mb-4" title="两条记录分属您管辖内外的单位，由管辖双方的负责人处理">
          {judges.length > 0
            ? `可以处理的负责人：${judges.map((one) => `${one.name}（${one.unitName}）`).join('、')}`
            : '目前没有负责人的管辖范围同时包含这两个单位，请系统管理员在上级单位设置负责人。'}
        </Notice>
      ) : null}
      <div className="space-y-4">
        <Section title="逐项对照" id="compare" flush>
          <CompareTable lines={lines} a={a.name} b={b.name} />
        </Section>
        {open && mayJudge ? (
          <Section title="处理" id="judge">
            <VerdictForm
              action={judgeAction}
              formKey={newId()}
              pair={pair}
              a={a}
              b={b}
              likeMoney={likeMoney}
              nextHref={nextHref}
              cancelHref={paths.duplicates()}
            />
          </Section>
        ) : null}
        <div className="grid gap-4 lg:grid-cols-2">
          <SideHistory viewer={viewer} noun={pair.noun} member={a} title={`甲的动态：${a.name}`} id="history-a" />
          <SideHistory viewer={viewer} noun={pair.noun} member={b} title={`乙的动态：${b.name}`} id="history-b" />
        </div>
      </div>
    </>
  )
}
