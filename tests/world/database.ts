import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { dialect } from '@/lib/db/dialect'
import { migrate } from '@/lib/db/migrate'
import { env } from '@/lib/env'

type Database = { url: string; drop: () => Promise<void> }

let template: Promise<string> | undefined
let made = 0
const ownName = () => `zhaoyin_test_${process.pid}_${++made}`

/** An own, migrated, empty database for one test: a file, or a database on the server DATABASE_URL names. */
export async function newDatabase(): Promise<Database> {
  return dialect === 'postgres' ? newPostgres() : newSqlite()
}

async function newSqlite(): Promise<Database> {
  template ??= (async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'zhaoyin-template-')), 'empty.db')
    await migrate(`file:${file}`)
    return file
  })()
  const folder = mkdtempSync(path.join(tmpdir(), 'zhaoyin-world-'))
  const file = path.join(folder, 'world.db')
  copyFileSync(await template, file)
  return { url: `file:${file}`, drop: async () => rmSync(folder, { recursive: true, force: true }) }
}

async function newPostgres(): Promise<Database> {
  template ??= (async () => {
    const name = `${ownName()}_template`
    await onServer(`create database "${name}"`)
    await migrate(addressOf(name))
    return name
  })()
  const name = ownName()
  await onServer(`create database "${name}" template "${await template}"`)
  return { url: addressOf(name), drop: () => onServer(`drop database if exists "${name}" with (force)`) }
}

function addressOf(database: string): string {
  const url = new URL(env.DATABASE_URL)
  url.pathname = `/${database}`
  return url.toString()
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: env.DATABASE_URL })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
