import { denied, GIVEN, type Permit } from './permit.ts';

/**
 * The site may act at all: a simulated one needs no arming, a dry run lets nothing out,
 * and a live one must be armed by a named person and run under a pack made for real sites.
 */
export const armed: Permit = ({ site }, pack) => {
  if (site.mode === 'simulated') return GIVEN;
  const findings = [];
  if (!pack.forRealSites) findings.push(denied('pack', `pack ${pack.id} is no model for a real site`));
  if (site.mode !== 'dry-run' && (site.mode !== 'live' || site.armed !== true)) {
    findings.push(denied('armed', `the site is ${site.mode} and not armed`));
  }
  return findings;
};
