import { ReportError } from './report-error.ts';

/** Most lines of one page; also how many one gets when one does not say. */
export const LONGEST_PAGE = 500;

/**
 * How long a page is to be.
 * @throws ReportError `report/limit` when it is no whole number from 1 to 500
 */
export function pageOf(limit: number | undefined): number {
  if (limit === undefined) return LONGEST_PAGE;
  if (!Number.isInteger(limit) || limit < 1 || limit > LONGEST_PAGE) {
    throw new ReportError('report/limit', `limit ${limit}: give a whole number from 1 to ${LONGEST_PAGE}`);
  }
  return limit;
}
