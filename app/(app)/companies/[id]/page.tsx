import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CompanyFacts } from '@/components/companies/company-facts'
import { CompanyProjectTable } from '@/components/companies/company-projects'
import { CompanyTimeline } from '@/components/companies/company-timeline'
import { ContactList } from '@/components/contacts/contact-list'
import { ExtraSection } from '@/components/extras/extra-section'
import { ActionButton } from '@/components/forms/action-button'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { DateText } from '@/components/ui/figures'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { may } from '@/lib/access/roles'
import { reaches } from '@/lib/access/scope'
import { reader } from '@/lib/access/session'
import { aliasesOf } from '@/lib/companies/alias.queries'
import { findCompany } from '@/lib/companies/queries'
import { contactsOf } from '@/lib/contacts/queries'
import { evidenceOfRecord } from '@/lib/evidence/queries'
import { recordExtras } from '@/lib/extras/queries'
import { dayOf } from '@/lib/kernel/clock'
import { paths } from '@/lib/kernel/paths'
import { COMPANY_KIND_TERMS } from '@/lib/kernel/terms'
import { companyProjects } from '@/lib/projects/company.queries'
import { visitsOfCompany } from '@/lib/visits/queries'
import { RecordComments } from '../../comments/record-comments'
import { DuplicateHint, MergedHistory, mergedElsewhere } from '../../duplicates/record-duplicates'
import { EvidenceSection } from '../../evidence/evidence-section'
import { RecordInstructions } from '../../instructions/record-instructions'
import { RecordRequests } from '../../requests/record-requests'
import { restoreCompanyAction, unmaskContactAction } from '../actions'
import { CompanyFirstContact } from './first-contact'

export const metadata: Metadata = { title: '企业' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ comments?: string }> }

export default async function CompanyPage({ params, searchParams }: Props) {
  const viewer = await pageViewer('company.read')
  const { id } = await params
  const { comments } = await searchParams
  const company = await findCompany(reader(), viewer, id, { deleted: true })
  const mayChange = company !== undefined && reaches(viewer, 'company.write', company)
  if (company?.mergedInto) return mergedElsewhere(viewer, 'company', id)
  if (!company || (company.deletedAt && !mayChange)) notFound()
  const [aliases, extras, contacts, projects, visits, evidence] = await Promise.all([
    aliasesOf(reader(), id),
    recordExtras(reader(), 'company', id),
    contactsOf(reader(), viewer, id),
    companyProjects(reader(), viewer, id),
    visitsOfCompany(reader(), viewer, id),
    evidenceOfRecord(reader(), viewer, 'company', id),
  ])
  const actions = company.deletedAt ? null : (
    <>
      {mayChange ? <ButtonLink href={paths.companies.edit(id)}>修改</ButtonLink> : null}
      {may(viewer, 'project.write') ? (
        <ButtonLink href={paths.projects.create({ company: id })}>新建项目</ButtonLink>
      ) : null}
      {may(viewer, 'visit.write') ? (
        <ButtonLink kind="primary" href={paths.visits.create({ company: id })}>
          记走访
        </ButtonLink>
      ) : null}
    </>
  )
  return (
    <>
      <PageHeader
        title={company.name}
        breadcrumb={[{ label: '企业', href: paths.companies.list() }]}
        meta={
          <>
            <Badge tone="accent">{COMPANY_KIND_TERMS[company.kind]}</Badge>
            <span>
              最近走访 <DateText day={company.lastVisitOn} />
            </span>
          </>
        }
        actions={actions}
      />
      {company.deletedAt ? (
        <Notice
          tone="warn"
          title="这家企业已删除"
          className="mb-4"
          action={
            <ActionButton action={restoreCompanyAction} fields={{ id, version: company.version }} size="small">
              恢复
            </ActionButton>
          }
        >
          它不再出现在企业库、搜索和选择框中；走访、项目和统计数据不受影响。
        </Notice>
      ) : null}
      <RecordInstructions viewer={viewer} noun="company" id={id} />
      <DuplicateHint viewer={viewer} noun="company" id={id} />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
        <div className="space-y-4">
          <Section title="基本情况" id="facts">
            <CompanyFacts company={company} aliases={aliases} />
          </Section>
          <ExtraSection extras={extras} />
          <CompanyFirstContact viewer={viewer} company={company} />
          <Section title="项目" meta={projects.projects.length || undefined} id="projects" flush>
            <CompanyProjectTable rows={projects.projects} />
          </Section>
          <RecordRequests viewer={viewer} of="company" id={id} closed={company.deletedAt !== null} />
          <Section
            title="动态"
            id="timeline"
            actions={
              visits.length > 0 ? (
                <ButtonLink kind="quiet" size="small" href={paths.visits.list({ company: id })}>
                  全部走访
                </ButtonLink>
              ) : null
            }
          >
            <CompanyTimeline
              visits={visits}
              projects={projects}
              recorded={{ on: dayOf(company.recordedAt), by: company.unitName }}
            />
          </Section>
          <EvidenceSection
            rows={evidence}
            to={mayChange && !company.deletedAt ? { noun: 'company', recordId: id } : undefined}
            empty="营业执照、资质证书、企业简介等可以放在这里。全区办理招商业务的同事都能看到。"
          />
          {company.deletedAt ? null : (
            <RecordComments viewer={viewer} noun="company" id={id} all={comments === 'all'} />
          )}
          <MergedHistory viewer={viewer} noun="company" id={id} />
        </div>
        <Section
          title="联系人"
          id="contacts"
          flush
          className="self-start max-lg:order-first"
          actions={
            may(viewer, 'company.write') && !company.deletedAt ? (
              <ButtonLink kind="quiet" size="small" href={paths.companies.contact(id)}>
                新建联系人
              </ButtonLink>
            ) : null
          }
        >
          <ContactList companyId={id} rows={contacts.rows} others={contacts.others} unmask={unmaskContactAction} />
        </Section>
      </div>
    </>
  )
}
