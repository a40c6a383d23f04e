/** The page that opens without a network: carries nobody's data. */
export const SHELL = '/field'
const FORM = '/visits/new'

/**
 * Where somebody is taken who asked for a page that could not be opened: whoever wanted to write a visit gets the form itself, others the day.
 * @param slow the network was there but took too long
 */
export function instead({ pathname, search }: Pick<URL, 'pathname' | 'search'>, slow: boolean): string {
  const said = new URLSearchParams({ at: pathname + search, ...(slow ? { slow: '1' } : {}) })
  return `${SHELL}?${said}${pathname === FORM ? formFor(new URLSearchParams(search).get('company')) : ''}`
}

const formFor = (company: string | null): string => (company ? `#write/to:${encodeURIComponent(company)}` : '#write')
