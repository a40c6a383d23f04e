import path from 'node:path'
import { z } from 'zod'

const optional = z
  .string()
  .trim()
  .optional()
  .transform((value) => value || undefined)

const schema = z.object({
  DATABASE_URL: z.string().default('file:data/zhaoyin.db'),
  DATA_DIR: z.string().default('data'),
  PORT: z.coerce.number().int().default(3000),
  NEXTAUTH_SECRET: optional,
  NEXTAUTH_URL: optional,
  AUDIT_SECRET: optional,
  TRUSTED_PROXIES: optional,
  ZHAOYIN_DEMO: z.enum(['0', '1']).default('1'),
  ZHAOYIN_ROOT: optional,
  ZHAOYIN_TODAY: optional,
  SQL_LOG: optional,
  JOBS: z.enum(['0', '1']).default('1'),
  SESSION_IDLE_MINUTES: z.coerce.number().int().positive().default(60),
  SESSION_MAX_HOURS: z.coerce.number().int().positive().default(12),
  OIDC_ISSUER: optional,
  OIDC_CLIENT_ID: optional,
  OIDC_CLIENT_SECRET: optional,
  OIDC_NAME: z.string().default('统一身份认证'),
  OIDC_USERNAME_CLAIM: z.string().default('preferred_username'),
  S3_ENDPOINT: optional,
  S3_REGION: z.string().default('us-east-1'),
  S3_BUCKET: optional,
  S3_ACCESS_KEY_ID: optional,
  S3_SECRET_ACCESS_KEY: optional,
  S3_PREFIX: z.string().default('files/'),
  SMTP_HOST: optional,
  SMTP_PORT: z.coerce.number().int().positive().default(587),
  SMTP_SECURE: z.enum(['starttls', 'tls', 'none']).default('starttls'),
  SMTP_USER: optional,
  SMTP_PASSWORD: optional,
  SMTP_FROM: optional,
  MESSAGE_HOSTS: optional,
  PASTE_MODEL_URL: optional,
  PASTE_MODEL_KEY: optional,
  PASTE_MODEL_NAME: optional,
  NODE_ENV: z.string().default('development'),
})

/** Settings from the environment, read once. Keys, defaults and meaning are in .env.example; a test keeps both alike. */
export const env = schema.parse(Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== '')))
export const ENV_KEYS = Object.keys(schema.shape)

/** The checkout's root: the standalone server changes its working directory, so the launcher names it. */
export const PROJECT_ROOT = env.ZHAOYIN_ROOT ?? process.cwd()
/** Where data and evidence files live, absolute. */
export const DATA_DIR = path.resolve(PROJECT_ROOT, env.DATA_DIR)
export const IS_PRODUCTION = env.NODE_ENV === 'production'
