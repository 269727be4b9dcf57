import type { ImportSite } from './scan.ts';

/** The floors of the house, from the ground up. What is not here (tests, tools, benchmarks) stands outside and may look in everywhere. */
export const FLOORS = { core: 1, adapters: 2, engine: 3, site: 4, nodes: 5, simulator: 5, bin: 6, dashboards: 6 } as const;
export type Floor = keyof typeof FLOORS;

/** The only files of `adapters/` that the engine may know: their faces. */
export const FACES = [
  'adapters/store/store.ts',
  'adapters/gateway/gateway.ts',
  'adapters/telemetry/telemetry.ts',
  'adapters/channels/channel.ts',
  'adapters/documents/documents.ts',
];

/** What the twin may use of the domain: never the scoring, reminder or lock rules that it is there to judge. */
const TWIN_MAY_USE = ['core/protocols', 'core/money', 'core/calendar', 'core/estate'];

const DRIVERS = ['kysely', 'aedes', 'mqtt', 'influx', 'node:sqlite', 'node:net', 'node:tls', 'node:http', 'node:https', 'node:dgram'];
const NODE_RED = ['node-red', 'node-red-4', 'node-red-node-test-helper', '@node-red'];
/** Pure libraries without I/O. Of `node:crypto` only what computes. */
const PURE_PACKAGES = ['temporal-polyfill', 'zod', 'liquidjs'];
const PURE_CRYPTO = ['createHash', 'createHmac', 'timingSafeEqual', 'hash'];

export function floorOf(path: string): Floor | null {
  const top = path.split('/')[0] ?? '';
  return Object.keys(FLOORS).find((floor): floor is Floor => floor === top) ?? null;
}

/**
 * Judges one import of a project file.
 * @param from the importing file, @param to the imported one; both from the root, with `/`
 * @returns what is wrong with it, or null
 */
export function judgeImport(from: string, to: string, site: ImportSite): string | null {
  const here = floorOf(from);
  if (here === null) return null;
  const there = floorOf(to);
  if (there === null) return `imports ${to}, which stands outside the house: move what both need into a floor below`;
  if (here !== there) {
    if (FLOORS[there] > FLOORS[here]) return `imports ${to}, upwards: ${here}/ must not know ${there}/`;
    if (FLOORS[there] === FLOORS[here]) return `imports ${to}, sideways: ${here}/ and ${there}/ stand beside each other`;
  }
  switch (here) {
    case 'adapters':
      return judgeAdapter(from, to, there);
    case 'engine':
      return there === 'adapters' && !FACES.includes(to)
        ? `imports ${to}: the engine knows adapters by their faces only (${FACES.join(', ')})`
        : null;
    case 'site':
      return under(to, 'core/protocols') && !site.typeOnly
        ? `imports ${to}: frames belong to adapters/gateway, site/ only puts things together`
        : null;
    case 'nodes':
      return judgeNode(from, to, there, site);
    case 'simulator':
      return judgeTwin(from, to, there, site);
    default:
      return null;
  }
}

/** Judges an import of a package or of a module of Node.js. */
export function judgePackage(from: string, site: ImportSite): string | null {
  const here = floorOf(from);
  if (here === null) return null;
  const { specifier } = site;
  const isOneOf = (list: readonly string[]): boolean => list.some((name) => specifier === name || specifier.startsWith(`${name}/`));
  if (here !== 'nodes' && here !== 'bin' && isOneOf(NODE_RED)) return `imports ${specifier}: only nodes/ and bin/ know Node-RED`;
  if (here === 'core') {
    if (specifier === 'node:crypto') {
      const other = site.names.filter((name) => !PURE_CRYPTO.includes(name));
      if (site.typeOnly || (site.names.length > 0 && other.length === 0)) return null;
      return `imports ${other.join(', ') || 'all'} of node:crypto: core/ may use ${PURE_CRYPTO.join(', ')} by name`;
    }
    return isOneOf(PURE_PACKAGES)
      ? null
      : `imports ${specifier}: core/ does no I/O and uses only ${PURE_PACKAGES.join(', ')} and node:crypto's hashes`;
  }
  if ((here === 'engine' || here === 'nodes') && isOneOf(DRIVERS))
    return `imports ${specifier}, a driver: use a face of adapters/ through site/ or the context`;
  if (here === 'simulator' && isOneOf(['kysely', 'node:sqlite', 'influx']))
    return `imports ${specifier}: the twin keeps a file of its own and knows no store`;
  return null;
}

function judgeAdapter(from: string, to: string, there: Floor): string | null {
  if (there !== 'adapters') return null;
  const [mine, theirs] = [roomOf(from), roomOf(to)];
  if (theirs === null || theirs === mine) return null;
  return `imports ${to}: adapters do not know each other; what two of them share is one file directly in adapters/`;
}

function judgeNode(from: string, to: string, there: Floor, site: ImportSite): string | null {
  if (there === 'site' || under(to, 'engine/messages')) return null;
  if (there === 'nodes') {
    const [mine, theirs] = [roomOf(from), roomOf(to)];
    return theirs === null || theirs === mine || theirs === 'common' || site.typeOnly
      ? null
      : `imports ${to}: a node's folder knows no other node but its types; share through nodes/common/`;
  }
  if ((there === 'core' || there === 'engine') && site.typeOnly) return null;
  return `imports ${to}: nodes/ uses site/, engine/messages and types of core/ and engine/ (import type), nothing else`;
}

function judgeTwin(from: string, to: string, there: Floor, site: ImportSite): string | null {
  if (there === 'simulator') return null;
  if (under(from, 'simulator/lab') && (there === 'site' || there === 'engine')) return null;
  if (TWIN_MAY_USE.some((room) => under(to, room))) return null;
  if (under(to, 'core/lease') && site.typeOnly) return null;
  return `imports ${to}: the twin may use ${TWIN_MAY_USE.join(', ')} and types of core/lease, never what it is there to judge`;
}

/** The folder below a floor, or null for a file directly on it. */
function roomOf(path: string): string | null {
  const parts = path.split('/');
  return parts.length > 2 ? (parts[1] ?? null) : null;
}

function under(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`);
}
