/** Who has a message, and by which channel it goes: stored with the claim, so that a receipt and a restart know the channel. */
export interface Carrier {
  readonly taker: string;
  /** A built-in channel's name, or `foreign`: the taker delivers it by means of its own. */
  readonly channel: string;
}

export const FOREIGN = 'foreign';

/** As stored in `takenBy`: `reminder-dispatch via webhook`. */
export function carrierText(carrier: Carrier): string {
  return `${carrier.taker} via ${carrier.channel}`;
}

/** Reads it back; the channel is '' where nobody has it. */
export function carrierOf(takenBy: string | null): Carrier {
  const place = takenBy?.lastIndexOf(' via ') ?? -1;
  if (takenBy === null || place < 0) return { taker: takenBy ?? '', channel: '' };
  return { taker: takenBy.slice(0, place), channel: takenBy.slice(place + 5) };
}
