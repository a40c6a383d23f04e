import { foldName } from '@/lib/kernel/name'
import { nameLikeness } from './names.rules'

/** What stands in a form so far. */
export type Typed = { name: string; uscc: string; investor: string; phone: string; except?: string }
/** `aliases`: other names as compared (foldName). */
type Stored = { name: string; uscc: string | null; investor: string | null; phoned: boolean; aliases?: string[] }

/**
 * Why a stored record is shown beside what is being typed, most telling first (`rank` 0); undefined when nothing speaks for it. Looser than the
 * findings of the queue: half a name already counts, and so does a common investor, for nobody has finished typing.
 */
export function typedMatch(typed: Typed, stored: Stored): { rank: number; because: string } | undefined {
  const [name, theirs] = [foldName(typed.name), foldName(stored.name)]
  const investor = foldName(typed.investor)
  if (typed.uscc && stored.uscc === typed.uscc) return { rank: 0, because: '代码相同' }
  if (name && name === theirs) return { rank: 1, because: '名称相同' }
  if (name && stored.aliases?.includes(name)) return { rank: 1, because: '与曾用名或简称相同' }
  const sameInvestor = investor !== '' && foldName(stored.investor ?? '') === investor
  const alike = nameLikeness(typed.name, stored.name)
  if (alike > 0 && sameInvestor) return { rank: 2, because: '名称相近、投资方相同' }
  if (stored.phoned) return { rank: 2, because: '联系电话相同' }
  if (alike > 0) return { rank: 3, because: '名称相近' }
  if (sameInvestor) return { rank: 4, because: '投资方相同' }
  if ([...name].length >= 3 && theirs.includes(name)) return { rank: 5, because: '名称包含所填文字' }
  return undefined
}

/** Reads what a form asks with; longer texts than any field takes are cut. */
export function typedIn(query: URLSearchParams): Typed {
  const text = (name: string) => (query.get(name) ?? '').replaceAll('\0', '').trim().slice(0, 80)
  const phone = text('phone')
    .normalize('NFKC')
    .replace(/[\s()]/g, '')
  return {
    name: text('name'),
    uscc: text('uscc'),
    investor: text('investor'),
    phone: phone.length >= 7 ? phone : '',
    except: text('except') || undefined,
  }
}
