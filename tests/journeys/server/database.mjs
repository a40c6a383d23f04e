import { Client } from 'pg'

async function onServer(url, statement) {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** The SQLite file as it is; on a PostgreSQL a new database beside the one the address names, to be dropped at the end. */
export async function ownDatabase(url) {
  if (!url.startsWith('postgres')) return { url, drop: async () => {} }
  const name = `zhaoyin_journeys_${process.pid}`
  await onServer(url, `create database "${name}"`)
  const own = new URL(url)
  own.pathname = `/${name}`
  return { url: own.toString(), drop: () => onServer(url, `drop database if exists "${name}" with (force)`) }
}
