/** The feed whose silence means "not paid": what the bank tells of all accounts. */
export const BANK = 'bank';
