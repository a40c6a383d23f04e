import { audit } from './audit'
import type { Command } from './command'
import { duplicates } from './duplicates'
import { goals, metric } from './figures'
import { files } from './files'
import { importLedger } from './import'
import { jobs } from './jobs-command'
import { pool } from './pool'
import { remind } from './remind-command'
import { report } from './report'
import { requests } from './requests'
import { demoAccountList, migrateCommand, seed } from './seed'
import { user } from './user'

/** Every command of the command line, by the name it is called with. */
export const COMMANDS: Record<string, Command> = {
  migrate: migrateCommand,
  seed,
  'demo-accounts': demoAccountList,
  user,
  import: importLedger,
  metric,
  goals,
  report,
  pool,
  requests,
  duplicates,
  audit,
  files,
  jobs,
  remind,
}
