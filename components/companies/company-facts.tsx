import { Badge } from '@/components/ui/badge'
import { DescriptionList } from '@/components/ui/description-list'
import type { CompanyDetail } from '@/lib/companies/queries'
import { COMPANY_LABELS as labels } from '@/lib/companies/schema'
import { ORIGIN_TERMS } from '@/lib/kernel/terms'
import { checkUscc } from '@/lib/kernel/uscc'

/** What is known of a company. */
export function CompanyFacts({ company, aliases }: { company: CompanyDetail; aliases: string[] }) {
  const doubtful = company.uscc !== null && checkUscc(company.uscc) !== 'valid'
  return (
    <DescriptionList
      items={[
        { term: labels.aliases, value: aliases.length > 0 ? aliases.join('、') : null, wide: aliases.length > 2 },
        {
          term: labels.uscc,
          value: company.uscc && (
            <>
              <span className="mr-2 break-all">{company.uscc}</span>
              {doubtful ? <Badge tone="warn">校验码不符，待核对</Badge> : null}
            </>
          ),
        },
        { term: labels.origin, value: company.origin && ORIGIN_TERMS[company.origin] },
        { term: labels.region, value: company.regionLabel },
        {
          term: labels.industry,
          value: company.industry && `${company.industryLabel ?? ''} ${company.industry}`.trim(),
        },
        { term: labels.address, value: company.address },
        { term: '登记单位', value: company.unitName },
        { term: '责任人', value: company.ownerName },
        {
          term: labels.tags,
          value:
            company.tags.length > 0 ? (
              <span className="flex flex-wrap gap-1">
                {company.tags.map((tag) => (
                  <Badge key={tag.tag}>{tag.label}</Badge>
                ))}
              </span>
            ) : null,
        },
        { term: labels.note, value: company.note && <p className="whitespace-pre-wrap">{company.note}</p>, wide: true },
      ]}
    />
  )
}
