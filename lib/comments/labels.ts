/** Field → its name on forms and in errors. Apart from the shape: the form stands on every record's page and needs no validation library. */
export const COMMENT_LABELS = { body: '评论', named: '提到' } as const
export const COMMENT_LIMITS = { body: 2000, mentions: 20 } as const
