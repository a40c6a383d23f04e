import { readFileSync } from 'node:fs'
import path from 'node:path'
import { at } from './place.mjs'

/**
 * Bundles the service worker beside the built server's public files. Next builds no service workers, and the worker runs the page's own sender
 * (docs/decisions/2026-11-22-drafts-on-a-phone.md). Each build has its own name in it, so that browsers see that there is another version.
 */
export async function buildWorker(standalone) {
  // Only here: this file is loaded before anything is installed.
  const { build } = await import('esbuild')
  await build({
    entryPoints: [at('components', 'offline', 'worker', 'worker.ts')],
    outfile: path.join(standalone, 'public', 'sw.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    define: { BUILD: JSON.stringify(readFileSync(at('.next', 'BUILD_ID'), 'utf8')) },
    logLevel: 'error',
  })
}
