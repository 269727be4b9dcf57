import type { Channel } from '../adapters/channels/channel.ts';
import type { DocumentReader } from '../adapters/documents/documents.ts';
import type { Gateway } from '../adapters/gateway/gateway.ts';
import type { Store } from '../adapters/store/store.ts';
import type { Clock } from '../core/calendar/clock.ts';
import type { Reading } from '../core/estate/reading.ts';
import type { Pack } from '../core/lock/packs/pack.ts';

/** `simulated` and `live` let effects out; in `dry-run` they end as *would have*. */
export type SiteMode = 'simulated' | 'dry-run' | 'live';

/** What every use case is given. Faces only: `site/` decides what stands behind them. */
export interface EngineContext {
  readonly siteId: string;
  readonly siteName: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly mode: SiteMode;
  readonly pack: Pack;
  readonly store: Store;
  readonly clock: Clock;
  readonly gateway: Gateway;
  readonly channels: readonly Channel[];
  /** Reads the text of contracts. */
  readonly documents: DocumentReader;
  /** The last reading of a meter that reached the site, or null. */
  readonly lastReading: (meterId: string) => Reading | null;
  /** Unguessable text for tokens (randomness comes in here, never in `core/`). */
  readonly newToken: () => string;
}
