/**
 * What a JSON DTU says and understands over MQTT, under its own prefix `dunlock/<site>/dtu/<dtu>/`:
 * `up/reading` (QoS 1) · `up/reply` · `up/status` (birth and will) · `down/request` (never retained).
 */
import type { Instant } from '../../calendar/civil.ts';
import type { SwitchState } from '../../estate/switch-state.ts';

/** One meter in a `reading` publish. Registers are integers: Wh or litres; `rate` is W or l/h. */
export interface DtuMeterReading {
  readonly meter: string;
  readonly number: string;
  readonly utility: 'electricity' | 'water';
  readonly register: number;
  /** Its registers per rate (`{"peak": 120, "valley": 80}`), or null; a DTU leaves it out for a meter that keeps none. */
  readonly rates: Readonly<Record<string, number>> | null;
  readonly rate: number;
  readonly voltage: number | null;
  readonly switch: SwitchState;
}

/** `up/reading`: all meters of the DTU at one time, with a sequence number that only grows. */
export interface DtuReadingPublish {
  readonly seq: number;
  readonly at: Instant;
  readonly meters: readonly DtuMeterReading[];
}

/** `read` asks for one meter's reading now (number and switch state included); the others act on the switch. */
export type DtuOperation = 'read' | 'switch-off' | 'switch-on' | 'make-ready';

/** `down/request`. After `expiresAt` (compared with the DTU's own clock) it must be refused; a second one of the same id is answered as the first was. */
export interface DtuRequest {
  readonly id: string;
  readonly op: DtuOperation;
  readonly meter: string;
  readonly expiresAt: Instant;
  /** HMAC-SHA-256 in hex over the canonical request, with the DTU's signing key. */
  readonly mac: string;
}

/** `up/reply`. `accepted` for a switch operation says only that it was understood: the state is read back. */
export type DtuReply =
  | { readonly id: string; readonly ok: true; readonly at: Instant; readonly reading: DtuMeterReading }
  | { readonly id: string; readonly ok: false; readonly at: Instant; readonly error: DtuError };

export type DtuError = 'unknown-meter' | 'expired' | 'bad-mac' | 'locally-isolated' | 'meter-silent' | 'unsupported';

/** `up/status`: `online` is published at connect, `offline` is the will. */
export interface DtuStatus {
  readonly state: 'online' | 'offline';
}
