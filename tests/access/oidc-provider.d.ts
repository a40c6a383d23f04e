/** As much of the package as the tests use; it brings no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  export type Grant = { addOIDCScope: (scope: string) => void; save: () => Promise<string> }
  export type Context = {
    path: string
    req: IncomingMessage
    res: ServerResponse
    respond: boolean
    oidc: { provider: Provider }
  }
  type Account = { accountId: string; claims: (use: 'id_token' | 'userinfo') => Record<string, unknown> }
  export type Configuration = {
    clients: Record<string, unknown>[]
    claims: Record<string, string[]>
    jwks: { keys: unknown[] }
    ttl: Record<string, number>
    pkce: { required: () => boolean }
    cookies: { keys: string[] }
    features: { devInteractions: { enabled: boolean } }
    conformIdTokenClaims: boolean
    findAccount: (context: Context, id: string) => Account
    loadExistingGrant: (context: Context) => Promise<Grant>
    interactions: { url: (context: Context, interaction: { uid: string }) => string }
  }
  export class Provider {
    constructor(issuer: string, configuration: Configuration)
    Grant: new (of: {
      clientId: string
      accountId: string
    }) => Grant
    use(middleware: (context: Context, next: () => Promise<void>) => Promise<void>): void
    interactionFinished(req: IncomingMessage, res: ServerResponse, result: unknown): Promise<void>
    callback(): (req: IncomingMessage, res: ServerResponse) => void
  }
}
