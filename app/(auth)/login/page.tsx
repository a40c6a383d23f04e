import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { LoginForm } from '@/components/auth/login-form'
import { OidcButton } from '@/components/auth/oidc-button'
import { Flash } from '@/components/ui/flash'
import { Notice } from '@/components/ui/notice'
import { safeCallbackPath, safeNextPath } from '@/lib/access/next-path'
import { OIDC_ID, OIDC_LABEL } from '@/lib/access/oidc'
import { currentViewer, isSetUp, reader } from '@/lib/access/session'
import { SIGN_IN_FAILED } from '@/lib/access/sign-in'
import { paths } from '@/lib/kernel/paths'
import { ROLE_TERMS } from '@/lib/kernel/terms'
import { installation } from '@/lib/units/queries'
import { demoAccounts } from '@/lib/users/queries'
import { signInAction } from '../actions'

export const metadata: Metadata = { title: '登录' }

/** next-auth's error codes in the user's words; anything else is the general sentence. */
const ERRORS: Record<string, string> = {
  CredentialsSignin: SIGN_IN_FAILED,
  OidcUnknown: '您的统一身份认证账号尚未在本系统开通，请联系系统管理员。',
  AccessDenied: '统一身份认证没有放行本次登录。',
}
const OTHER_ERROR = '登录没有完成，请重试；如仍不成功，请联系系统管理员。'

type Query = Promise<{ next?: string; callbackUrl?: string; error?: string }>

export default async function LoginPage({ searchParams }: { searchParams: Query }) {
  const { next, callbackUrl, error } = await searchParams
  const target = next ? safeNextPath(next) : safeCallbackPath(callbackUrl)
  if (await currentViewer()) redirect(target)
  const read = reader()
  if (!(await isSetUp(read))) redirect(paths.setup())
  const { district, demo } = await installation(read)
  const accounts = demo ? await demoAccounts(read) : []
  return (
    <>
      <h1 className="mb-4 text-2xl font-semibold">登录{district ? ` · ${district}` : ''}</h1>
      {error ? (
        <Notice tone="bad" className="mb-4">
          {ERRORS[error] ?? OTHER_ERROR}
        </Notice>
      ) : null}
      <LoginForm
        action={signInAction}
        next={target}
        demo={
          demo && {
            password: demo.password,
            accounts: accounts.map((account) => ({ ...account, role: ROLE_TERMS[account.role] })),
          }
        }
      />
      {OIDC_LABEL ? (
        <div className="mt-4">
          <OidcButton provider={OIDC_ID} label={OIDC_LABEL} next={target} />
        </div>
      ) : null}
      <Flash />
    </>
  )
}
