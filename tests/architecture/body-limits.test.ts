import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { NextConfig } from 'next'
import { expect, it } from 'vitest'
import { MAX_EVIDENCE_BYTES } from '@/lib/evidence/types.rules'
import { MAX_FILE_BYTES } from '@/lib/imports/limits.rules'

const bytes = (size: unknown) => Number(/^(\d+)mb$/.exec(String(size))?.[1]) * 1024 * 1024

it('lets the largest ledger and the largest evidence that are offered through both doors a body passes', async () => {
  const file = pathToFileURL(path.resolve(import.meta.dirname, '../../next.config.mjs')).href
  const { experimental } = ((await import(file)) as { default: NextConfig }).default
  expect(bytes(experimental?.serverActions?.bodySizeLimit)).toBeGreaterThan(MAX_FILE_BYTES)
  expect(bytes(experimental?.proxyClientMaxBodySize)).toBeGreaterThan(MAX_FILE_BYTES)
  expect(bytes(experimental?.proxyClientMaxBodySize)).toBeGreaterThan(MAX_EVIDENCE_BYTES)
})
