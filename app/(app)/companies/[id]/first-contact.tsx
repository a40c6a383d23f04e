import { FirstContactLine } from '@/components/ownership/first-contact'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { may } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { today } from '@/lib/kernel/clock'
import { paths } from '@/lib/kernel/paths'
import { contactInForce } from '@/lib/projects/first-contact.queries'

/** Who has the first contact with a company, of whatever unit, and the way to object; nothing while nobody has it. */
export async function CompanyFirstContact({
  viewer,
  company,
}: {
  viewer: Viewer
  company: { id: string; name: string }
}) {
  const day = today()
  const held = await contactInForce(reader(), { investor: company.name, investorCompanyId: company.id }, day)
  if (!held) return null
  const others = held.unitId !== viewer.unitId && may(viewer, 'ownership.raise')
  return (
    <Section
      title="首谈"
      id="first-contact"
      actions={
        others ? (
          <ButtonLink kind="quiet" size="small" href={paths.cases.create({ kind: 'dispute', project: held.projectId })}>
            提出争议
          </ButtonLink>
        ) : null
      }
    >
      <FirstContactLine contact={held} today={day} />
    </Section>
  )
}
