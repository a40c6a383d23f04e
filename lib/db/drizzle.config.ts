import { defineConfig } from 'drizzle-kit'

/** `DATABASE_URL=… drizzle-kit generate --config lib/db/drizzle.config.ts`: run once per dialect, the URL chooses. */
const postgres = /^postgres/.test(process.env.DATABASE_URL ?? '')

export default defineConfig({
  dialect: postgres ? 'postgresql' : 'sqlite',
  schema: './lib/db/schema.ts',
  out: postgres ? './drizzle/postgres' : './drizzle/sqlite',
})
