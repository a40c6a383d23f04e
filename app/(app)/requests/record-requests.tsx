import { RequestLines } from '@/components/requests/request-lines'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { may } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { today } from '@/lib/kernel/clock'
import { paths } from '@/lib/kernel/paths'
import { requestsOf } from '@/lib/requests/queries'

type Props = {
  viewer: Viewer
  of: 'company' | 'project' | 'visit'
  id: string
  /** The project's investor: what is raised from a project is a company's. */
  companyId?: string | null
  /** The record no longer stands: what was raised stays, nothing is added. */
  closed?: boolean
}

/** The requests of a company, a project or a visit, on its own page; nothing for those who read no requests. */
export async function RecordRequests({ viewer, of, id, companyId, closed }: Props) {
  if (!may(viewer, 'request.read')) return null
  const rows = await requestsOf(reader(), viewer, of, id)
  const raises = may(viewer, 'request.write') && !closed && (of !== 'project' || Boolean(companyId))
  if (rows.length === 0 && !raises) return null
  return (
    <Section
      title="诉求"
      id="requests"
      flush
      actions={
        <>
          {rows.length > 0 ? (
            <ButtonLink kind="quiet" size="small" href={paths.requests.list({ [of]: id, view: 'all' })}>
              全部
            </ButtonLink>
          ) : null}
          {raises ? (
            <ButtonLink
              kind="quiet"
              size="small"
              href={paths.requests.create(
                of === 'project' ? { project: id, company: companyId ?? undefined } : { [of]: id },
              )}
            >
              提出诉求
            </ButtonLink>
          ) : null}
        </>
      }
    >
      {rows.length > 0 ? (
        <RequestLines rows={rows} today={today()} />
      ) : (
        <p className="p-4 text-ink-muted">企业提出的问题和需要协调的事项，登记后有承办单位、时限和评价。</p>
      )}
    </Section>
  )
}
