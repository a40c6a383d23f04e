'use client'
import { useEffect, useState } from 'react'
import type { Option } from '@/components/ui/text-input'

const NONE: Option[] = []

/** The projects of the chosen company; `known` ones came with the page. A company without any, or one that cannot be asked, has none. */
export function useProjects(companyId: string | undefined, known: Option[] | undefined): Option[] {
  const [asked, setAsked] = useState<{ companyId: string; options: Option[] }>()
  useEffect(() => {
    if (!companyId || known) return
    const controller = new AbortController()
    fetch(`/api/companies/projects?company=${encodeURIComponent(companyId)}`, { signal: controller.signal })
      .then((answer) => (answer.ok ? answer.json() : NONE))
      .then((options: Option[]) => setAsked({ companyId, options }))
      .catch(() => setAsked({ companyId, options: NONE }))
    return () => controller.abort()
  }, [companyId, known])
  if (!companyId) return NONE
  return known ?? (asked?.companyId === companyId ? asked.options : NONE)
}
