import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import type { FormAction } from '@/lib/access/form'
import type { CompanyContact } from '@/lib/contacts/queries'
import { paths } from '@/lib/kernel/paths'
import { PhoneReveal } from './phone-reveal'

type Props = { companyId: string; rows: CompanyContact[]; others: number; unmask: FormAction }

/** The people at a company whom the viewer's units know; how many others there are is said, who they are is not. */
export function ContactList({ companyId, rows, others, unmask }: Props) {
  return (
    <>
      {rows.length > 0 ? (
        <ul className="divide-y">
          {rows.map((contact) => (
            <li key={contact.id} className="px-4 py-2.5">
              <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <span className="font-medium">{contact.name}</span>
                {contact.title ? <span className="text-ink-muted">{contact.title}</span> : null}
                {contact.main ? <Badge tone="accent">主要联系人</Badge> : null}
                {contact.mayChange ? (
                  <span className="ml-auto">
                    <ButtonLink kind="quiet" size="small" href={paths.companies.contact(companyId, contact.id)}>
                      修改<span className="sr-only">联系人{contact.name}</span>
                    </ButtonLink>
                  </span>
                ) : null}
              </div>
              {contact.mayUnmask ? (
                <PhoneReveal
                  action={unmask}
                  id={contact.id}
                  masked={contact.phone}
                  hidden={contact.hidden}
                  name={contact.name}
                />
              ) : (
                <p>{[contact.phone, ...contact.hidden.map((label) => `${label}：***`)].filter(Boolean).join(' · ')}</p>
              )}
              {contact.note ? <p className="text-sm text-ink-muted">{contact.note}</p> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {others > 0 ? (
        <p className="px-4 py-2.5 text-sm text-ink-muted">
          另有 {others} 位联系人由其他单位登记，如需联系请与登记单位沟通。
        </p>
      ) : null}
      {rows.length === 0 && others === 0 ? (
        <p className="px-4 py-6 text-center text-ink-muted">
          还没有联系人。登记对方的姓名、职务和电话，下次拜访直接可用。
        </p>
      ) : null}
    </>
  )
}
