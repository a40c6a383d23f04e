import type { Metadata } from 'next'
import { ListView } from '@/components/lists/list-view'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Select } from '@/components/ui/text-input'
import { treeOptions } from '@/components/units/tree-options'
import { userCells } from '@/components/users/user-cells'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { paths } from '@/lib/kernel/paths'
import { ROLE_TERMS, ROLES } from '@/lib/kernel/terms'
import { type Params, parseList } from '@/lib/lists/list.schema'
import { unitTree } from '@/lib/units/queries'
import { listUsers } from '@/lib/users/list.queries'
import { USER_STATE_TERMS, USER_STATES, userList } from '@/lib/users/list.schema'

export const metadata: Metadata = { title: '人员设置' }

const ROLE_OPTIONS = ROLES.map((role) => ({ value: role, label: ROLE_TERMS[role] }))
const STATE_OPTIONS = USER_STATES.map((state) => ({ value: state, label: USER_STATE_TERMS[state] }))

export default async function UsersPage({ searchParams }: { searchParams: Promise<Params> }) {
  const viewer = await pageViewer('user.write')
  const list = parseList(userList, await searchParams)
  const [{ rows, total }, units] = await Promise.all([listUsers(reader(), viewer, list), unitTree(reader())])
  const { role, unit, state } = list.filters
  const unitName = units.find((one) => one.id === unit)?.name
  return (
    <>
      <PageHeader
        title="人员"
        meta={`${total} 人`}
        actions={
          <ButtonLink kind="primary" href={paths.settingsNew('users')}>
            新建人员
          </ButtonLink>
        }
      />
      <ListView
        spec={userList}
        list={list}
        rows={rows}
        total={total}
        cells={userCells}
        rowKey={(user) => user.id}
        rowHref={(user) => paths.settingsOne('users', user.id)}
        href={(query) => paths.settings('users', query)}
        caption="人员"
        unit="人"
        searchPlaceholder="姓名、用户名"
        chips={[
          ...(unit ? [{ label: unitName ?? unit, removes: ['unit'] }] : []),
          ...(role ? [{ label: ROLE_TERMS[role], removes: ['role'] }] : []),
          ...(state ? [{ label: USER_STATE_TERMS[state], removes: ['state'] }] : []),
        ]}
        filters={
          <>
            <Select
              name="unit"
              label="单位"
              hideLabel
              placeholder="全部单位"
              options={treeOptions(units)}
              defaultValue={unit}
            />
            <Select
              name="role"
              label="岗位"
              hideLabel
              placeholder="全部岗位"
              options={ROLE_OPTIONS}
              defaultValue={role}
            />
            <Select
              name="state"
              label="状态"
              hideLabel
              placeholder="全部状态"
              options={STATE_OPTIONS}
              defaultValue={state}
            />
          </>
        }
        empty={<EmptyState title="还没有人员">新建人员后，把初始密码交给本人即可登录。</EmptyState>}
      />
    </>
  )
}
