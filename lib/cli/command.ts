import type { Viewer } from '@/lib/access/viewer'
import type { Store } from '@/lib/db/store'
import type { Role } from '@/lib/kernel/terms'
import type { Format } from './output'

export type Context = {
  store: Store
  format: Format
  /** Positional arguments after the command's name. */
  args: string[]
  options: Record<string, string | boolean | undefined>
  /** The operator at the machine, acting for the whole district in a role; named as such in the audit trail. */
  operator: (role: Role) => Promise<Viewer>
}

/** A command answers the process's exit code: 0 done, 1 refused or failed, 2 wrong call. */
export type Command = {
  usage: string
  help: string
  options?: Record<string, 'text' | 'flag'>
  /** Commands on business data get a migrated database with a district; `bare` ones do their own preparing. */
  bare?: boolean
  run: (context: Context) => Promise<number>
}
