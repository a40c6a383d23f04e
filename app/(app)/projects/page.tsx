import { FolderKanban } from 'lucide-react'
import type { Metadata } from 'next'
import { ExtraFilters, extraCells, extraChips } from '@/components/extras/list-extras'
import { ListView } from '@/components/lists/list-view'
import { projectCells } from '@/components/projects/project-cells'
import { MoreProjectFilters, ProjectFilters, projectChips } from '@/components/projects/project-filters'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Money } from '@/components/ui/figures'
import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import { pageViewer } from '@/lib/access/page'
import { may } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import { withExtraFields } from '@/lib/extras/list.schema'
import { extraFieldsOf } from '@/lib/extras/queries'
import { paths } from '@/lib/kernel/paths'
import { listQuery } from '@/lib/lists/link.rules'
import { type Params, parseList } from '@/lib/lists/list.schema'
import { listProjects } from '@/lib/projects/list.queries'
import { projectList } from '@/lib/projects/list.schema'
import { filterChoices } from './choices'

export const metadata: Metadata = { title: '项目' }

export default async function ProjectsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const viewer = await pageViewer('project.read')
  const fields = await extraFieldsOf(reader(), 'project')
  const spec = withExtraFields(projectList, fields)
  const list = parseList(spec, await searchParams)
  const [{ rows, total, agreedCny, arrivedCny }, choices] = await Promise.all([
    listProjects(reader(), viewer, list),
    filterChoices(viewer),
  ])
  const create = may(viewer, 'project.write') ? (
    <ButtonLink kind="primary" href={paths.projects.create({ name: list.q })}>
      新建项目
    </ButtonLink>
  ) : null
  return (
    <>
      <PageHeader
        title="项目"
        meta={
          <>
            <span>
              协议投资 <Money minor={agreedCny} />
            </span>
            <span>
              到位资金 <Money minor={arrivedCny} />
            </span>
          </>
        }
        actions={create}
      />
      <Tabs
        label="项目视图"
        tabs={[
          { label: '列表', href: paths.projects.list(listQuery(projectList, list)), current: true },
          { label: '看板', href: paths.projects.board(listQuery(projectList, list, { page: 1 })) },
        ]}
      />
      <ListView
        spec={spec}
        list={list}
        rows={rows}
        total={total}
        cells={{ ...projectCells, ...extraCells(fields) }}
        rowKey={(row) => row.id}
        rowHref={(row) => paths.projects.one(row.id)}
        href={paths.projects.list}
        exportHref={may(viewer, 'export.run') ? (query) => paths.exportOf('projects', query) : undefined}
        caption="项目"
        unit="个项目"
        searchPlaceholder="项目、投资方、落地公司或信用代码"
        filters={<ProjectFilters list={list} choices={choices} />}
        more={
          <>
            <MoreProjectFilters list={list} choices={choices} />
            <ExtraFilters fields={fields} filters={list.filters} />
          </>
        }
        chips={[...projectChips(list, choices), ...extraChips(fields, list.filters)]}
        empty={
          <EmptyState icon={<FolderKanban />} title="还没有项目" action={create}>
            线索从登记第一条信息开始就是项目，随后逐个阶段推进到开业投产。也可以由负责人导入台账。
          </EmptyState>
        }
      />
    </>
  )
}
