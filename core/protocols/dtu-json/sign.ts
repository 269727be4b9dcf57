import { createHmac, timingSafeEqual } from 'node:crypto';
import type { DtuRequest } from './messages.ts';

/** Whom a request is for: part of what is signed, so that a request recorded at one DTU is worth nothing at another. */
export interface RequestPlace {
  readonly siteId: string;
  readonly dtuId: string;
}

/** The bytes that are signed: a JSON array, so that no two requests look the same. `expiresAt` in its fixed shape. */
export function canonicalRequest(place: RequestPlace, request: Omit<DtuRequest, 'mac'>): string {
  return JSON.stringify(['dunlock-request-1', place.siteId, place.dtuId, request.id, request.op, request.meter, request.expiresAt]);
}

/** Signs a request: HMAC-SHA-256 over its canonical form with the DTU's signing key, in hex. */
export function signRequest(place: RequestPlace, request: Omit<DtuRequest, 'mac'>, signingKey: Uint8Array): DtuRequest {
  return { ...request, mac: macOf(place, request, signingKey).toString('hex') };
}

/** Whether the mac of a request is right; compared in constant time. */
export function verifyRequest(place: RequestPlace, request: DtuRequest, signingKey: Uint8Array): boolean {
  const given = Buffer.from(request.mac, 'hex');
  const wanted = macOf(place, request, signingKey);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function macOf(place: RequestPlace, request: Omit<DtuRequest, 'mac'>, signingKey: Uint8Array): Buffer {
  return createHmac('sha256', signingKey).update(canonicalRequest(place, request)).digest();
}
