import type { Metadata } from 'next'
import { FirstStep } from '@/components/dashboard/first-step'
import { House } from '@/components/dashboard/house-facts'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { may } from '@/lib/access/roles'
import { reader, requireViewer } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { today } from '@/lib/kernel/clock'
import { type Day, formatDay } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { houseFacts, isBlank } from '@/lib/metrics/workbench'
import { LeaderBench } from './workbench/leader'
import { ManagerBench } from './workbench/manager'
import { StaffBench } from './workbench/staff'

export const metadata: Metadata = { title: '工作台' }

export default async function WorkbenchPage() {
  const viewer = await requireViewer()
  const day = today()
  const blank = await isBlank(reader())
  return (
    <>
      <PageHeader
        title={`${viewer.name}，您好`}
        meta={`${formatDay(day)} · ${viewer.unitName}`}
        actions={viewer.role === 'auditor' ? <ButtonLink href={paths.audit()}>查看审计记录</ButtonLink> : undefined}
      />
      {blank ? <Beginning viewer={viewer} /> : null}
      <Bench viewer={viewer} day={day} />
    </>
  )
}

async function Bench({ viewer, day }: { viewer: Viewer; day: Day }) {
  switch (viewer.role) {
    case 'staff':
      return <StaffBench viewer={viewer} today={day} />
    case 'manager':
      return <ManagerBench viewer={viewer} today={day} />
    case 'leader':
    case 'auditor':
      return <LeaderBench viewer={viewer} today={day} />
    case 'admin':
      return <House facts={await houseFacts(reader())} />
  }
}

function Beginning({ viewer }: { viewer: Viewer }) {
  if (viewer.role === 'admin')
    return (
      <FirstStep
        actions={
          <>
            <ButtonLink kind="primary" href={paths.settingsNew('users')}>
              新建人员
            </ButtonLink>
            <ButtonLink href={paths.settings('units')}>核对单位</ButtonLink>
            <ButtonLink href={paths.settings('plans')}>核对目标</ButtonLink>
          </>
        }
      >
        系统里还没有业务记录。先核对单位和目标，再为各单位建立人员账号；部门负责人登录后可以直接导入去年的台账。
      </FirstStep>
    )
  if (!may(viewer, 'visit.write'))
    return (
      <FirstStep actions={<ButtonLink href={paths.goals()}>查看目标</ButtonLink>}>
        系统里还没有业务记录。各单位导入台账或登记走访、项目后，完成情况、排名和月报会自动出现在这里。
      </FirstStep>
    )
  return (
    <FirstStep
      actions={
        <>
          <ButtonLink kind="primary" href={paths.visits.create()}>
            记第一次走访
          </ButtonLink>
          {may(viewer, 'import.run') ? <ButtonLink href={paths.imports.create()}>导入台账</ButtonLink> : null}
        </>
      }
    >
      系统里还没有业务记录。有台账的，先导入，几分钟即可；没有的，从记一次走访开始，企业会自动建档。
    </FirstStep>
  )
}
