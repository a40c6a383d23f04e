import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout's root, absolute, without a trailing separator. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..')

/** A path below the root. */
export const at = (...parts) => path.join(ROOT, ...parts)

/** Progress goes to standard error, so that `--json` commands keep standard output to themselves. */
export const say = (line) => process.stderr.write(`${line}\n`)

/** What stops a command in words its reader can act on: printed without a stack. */
export class Stop extends Error {}

/** Runs a command's main function; a Stop becomes its sentence, anything else keeps its stack. Exit code 1 either way. */
export async function main(work) {
  try {
    await work()
  } catch (error) {
    say(error instanceof Stop ? `\n${error.message}` : error.stack)
    process.exit(1)
  }
}
