import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { ENV_KEYS } from '@/lib/env'
import house from './rooms.json' with { type: 'json' }
import { ROOT } from './sources'

test('the linter knows every room under lib/', () => {
  const folders = readdirSync(path.join(ROOT, 'lib'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect([...house.rooms, ...house.foundation].sort()).toEqual(folders.map((folder) => folder.name).sort())
})

test('.env.example has exactly the keys lib/env.ts accepts', () => {
  const example = readFileSync(path.join(ROOT, '.env.example'), 'utf8')
  const keys = [...example.matchAll(/^([A-Z0-9_]+)=/gm)].map(([, key]) => key)
  expect(keys.sort()).toEqual([...ENV_KEYS].sort())
})
