import type { Metadata } from 'next'
import { ExtraFilters, extraChips } from '@/components/extras/list-extras'
import { BoardColumnView } from '@/components/projects/board-column'
import { BoardMover } from '@/components/projects/board-mover'
import { MoreProjectFilters, ProjectFilters, projectChips } from '@/components/projects/project-filters'
import { ButtonLink } from '@/components/ui/button'
import { FilterBar } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import { pageViewer } from '@/lib/access/page'
import { may } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import { withExtraFields } from '@/lib/extras/list.schema'
import { extraFieldsOf } from '@/lib/extras/queries'
import { today } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { STAGE_TERMS, type Stage } from '@/lib/kernel/terms'
import { listQuery } from '@/lib/lists/link.rules'
import { type Params, parseList } from '@/lib/lists/list.schema'
import { projectBoard } from '@/lib/projects/board.queries'
import { projectList } from '@/lib/projects/list.schema'
import { moveOnBoardAction } from '../actions'
import { filterChoices, moveOptions } from '../choices'

export const metadata: Metadata = { title: '项目看板' }

export default async function BoardPage({ searchParams }: { searchParams: Promise<Params> }) {
  const viewer = await pageViewer('project.read')
  const fields = await extraFieldsOf(reader(), 'project')
  const asked = parseList(withExtraFields(projectList, fields), await searchParams)
  // Stage and state are the columns' own: a link from the list must not hide the rest of the board.
  const list = { ...asked, page: 1, filters: { ...asked.filters, stage: undefined, state: undefined } }
  const [columns, choices, options] = await Promise.all([
    projectBoard(reader(), viewer, list),
    filterChoices(viewer),
    moveOptions(viewer),
  ])
  const query = listQuery(projectList, list)
  const allOf = (stage: Stage) =>
    paths.projects.list(listQuery(projectList, list, { filters: { stage, state: 'active' } }))
  const movable = columns.flatMap((column) => column.cards).filter((card) => card.movable)
  const projects = Object.fromEntries(
    movable.map(({ id, version, name, stage, stageOn, facts }) => [id, { id, version, name, stage, stageOn, facts }]),
  )
  return (
    <>
      <PageHeader
        title="项目"
        actions={
          may(viewer, 'project.write') ? (
            <ButtonLink kind="primary" href={paths.projects.create()}>
              新建项目
            </ButtonLink>
          ) : null
        }
      />
      <Tabs
        label="项目视图"
        tabs={[
          { label: '列表', href: paths.projects.list(query) },
          { label: '看板', href: paths.projects.board(query), current: true },
        ]}
      />
      <FilterBar
        action={paths.projects.board()}
        label="筛选看板"
        search={{ value: list.q, placeholder: '项目、投资方、落地公司或信用代码' }}
        more={
          <>
            <MoreProjectFilters list={list} choices={choices} board />
            <ExtraFilters fields={fields} filters={list.filters} />
          </>
        }
        active={[...projectChips(list, choices), ...extraChips(fields, list.filters)].map(({ label, removes }) => ({
          label,
          removeHref: paths.projects.board(
            listQuery(projectList, list, { filters: Object.fromEntries(removes.map((name) => [name, undefined])) }),
          ),
        }))}
      >
        <ProjectFilters list={list} choices={choices} board />
      </FilterBar>
      <nav aria-label="阶段" className="mb-2 flex gap-1 overflow-x-auto md:hidden">
        {columns.map(({ stage, total }) => (
          <a
            key={stage}
            href={`#col-${stage}`}
            className="touch inline-flex shrink-0 items-center gap-1 rounded-md border bg-surface px-2.5 text-sm"
          >
            {STAGE_TERMS[stage]}
            <span className="text-ink-muted">{total}</span>
          </a>
        ))}
      </nav>
      <BoardMover projects={projects} options={options} action={moveOnBoardAction} formKey={newId()} today={today()}>
        <div className="flex snap-x gap-3 overflow-x-auto pb-3 max-md:snap-mandatory">
          {columns.map((column) => (
            <BoardColumnView key={column.stage} column={column} listHref={allOf(column.stage)} />
          ))}
        </div>
      </BoardMover>
    </>
  )
}
