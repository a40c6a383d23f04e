import path from 'node:path'
import { PROJECT_ROOT } from '@/lib/env'

/** Absolute path of a `file:` address; relative ones are relative to the project, not to the working directory. */
export function sqlitePath(url: string): string {
  return path.resolve(PROJECT_ROOT, url.replace(/^file:(\/\/)?/, ''))
}
