/** Largest form taken, in bytes; browser-safe, so that a larger one is told before it is sent. A blank form is small. */
export const MAX_FORM_BYTES = 2 * 1024 * 1024
export const FORM_TOO_LARGE = '表样超过 2 MB，没有上传。请删去图片和用不着的工作表后再上传。'
/** The longest filled form: superiors' tables are read by people. */
export const MOST_ROWS = 5000
/** Rows of a preview. */
export const PREVIEW_ROWS = 20
