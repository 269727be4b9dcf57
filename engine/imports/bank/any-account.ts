/** Under this, what is known of payments whatever account they came in on is noted beside the bank's own references: no account is called so. */
export const ANY_ACCOUNT = '*';
