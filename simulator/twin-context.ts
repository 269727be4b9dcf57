import type { Clock } from '../core/calendar/clock.ts';
import type { Doors } from './doors/doors.ts';
import type { Estate } from './estate/write-files.ts';
import type { PlacedMeter } from './meters/fleet.ts';
import type { Agenda } from './state/agenda.ts';
import type { TwinState } from './state/twin-state.ts';

/** What every part of the twin is given. */
export interface TwinContext {
  readonly clock: Clock;
  readonly siteId: string;
  readonly timeZone: string;
  readonly currency: string;
  /** The twin's own folder. */
  readonly folder: string;
  readonly estate: Estate;
  readonly fleet: ReadonlyMap<string, PlacedMeter>;
  readonly state: TwinState;
  /** Resolves when the state as it is now is on disk. */
  readonly save: () => Promise<void>;
  readonly agenda: Agenda;
  readonly doors: Doors;
  /** Says something once per kind, on the way that the twin's owner chose. */
  readonly warn: (kind: string, text: string) => void;
}
