import { Signature } from 'lucide-react'
import type { Metadata } from 'next'
import { instructionCells } from '@/components/instructions/instruction-cells'
import { type Choice, ChoiceFilters, choiceChips, optionsOf } from '@/components/lists/choice-filters'
import { ListView } from '@/components/lists/list-view'
import { unitChoices } from '@/components/lists/unit-choices'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import { pageViewer } from '@/lib/access/page'
import { may } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import { INSTRUCTION_VIEW_TERMS, instructionList } from '@/lib/comments/instruction.list.schema'
import { listInstructions } from '@/lib/comments/instruction.queries'
import { today } from '@/lib/kernel/clock'
import { paths } from '@/lib/kernel/paths'
import { INSTRUCTION_STATE_TERMS, INSTRUCTION_STATES } from '@/lib/kernel/terms'
import { type Params, parseList } from '@/lib/lists/list.schema'
import { unitOptions } from '@/lib/units/queries'

export const metadata: Metadata = { title: '批示' }

const EMPTY = { mine: '没有交您办理的批示', given: '您还没有作出批示', all: '还没有批示' } as const

/** 批示: to me, by me, and all that are to be done in the units under me. */
export default async function InstructionsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const viewer = await pageViewer('instruction.read')
  const gives = may(viewer, 'instruction.write')
  const looksOn = viewer.role === 'auditor'
  const parsed = parseList(instructionList, await searchParams)
  const view = parsed.filters.view ?? (looksOn ? 'all' : viewer.role === 'leader' ? 'given' : 'mine')
  const list = { ...parsed, filters: { ...parsed.filters, view } }
  const day = today()
  const [{ rows, total }, options] = await Promise.all([
    listInstructions(reader(), viewer, list, day),
    view === 'all' ? unitOptions(reader(), viewer, 'instruction.read') : [],
  ])
  const units = unitChoices(options)
  const choices: Choice[] = [
    { name: 'state', label: '状态', all: '全部状态', options: optionsOf(INSTRUCTION_STATES, INSTRUCTION_STATE_TERMS) },
    { name: 'overdue', label: '期限', all: '期限不限', options: [{ value: '1', label: '已逾期' }] },
    ...(units.length > 1 ? [{ name: 'unit', label: '承办单位', all: '全部单位', options: units }] : []),
  ]
  const tab = (to: keyof typeof INSTRUCTION_VIEW_TERMS) => ({
    label: INSTRUCTION_VIEW_TERMS[to],
    href: paths.instructions.list({ view: to }),
    count: view === to ? total : undefined,
    current: view === to,
  })
  const tabs = looksOn ? [] : [tab('mine'), ...(gives ? [tab('given'), tab('all')] : [])]
  const create = gives ? (
    <ButtonLink kind="primary" href={paths.instructions.create()}>
      作批示
    </ButtonLink>
  ) : null
  return (
    <>
      <PageHeader title="批示" meta="领导交办的事项：谁办、何时前反馈、结果如何" actions={create} />
      {tabs.length > 1 ? <Tabs label="批示范围" tabs={tabs} /> : null}
      <ListView
        spec={instructionList}
        list={total > 0 ? list : { ...list, filters: { ...list.filters, view: undefined } }}
        rows={rows}
        total={total}
        cells={instructionCells(day)}
        rowKey={(row) => row.id}
        rowHref={(row) => paths.instructions.one(row.id)}
        href={paths.instructions.list}
        exportHref={may(viewer, 'export.run') ? (query) => paths.exportOf('instructions', query) : undefined}
        caption="批示"
        unit="件批示"
        searchPlaceholder="批示内容、企业或项目名称"
        filters={
          <>
            <input type="hidden" name="view" value={view} />
            <ChoiceFilters choices={choices} filters={list.filters} />
          </>
        }
        chips={choiceChips(choices, list.filters)}
        empty={
          <EmptyState icon={<Signature />} title={EMPTY[view]} action={create}>
            在企业、项目、走访、诉求或活动页可就该记录作批示，也可以单独交办；到期未反馈的会提醒承办人。
          </EmptyState>
        }
      />
    </>
  )
}
