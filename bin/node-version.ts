/** node:sqlite without a flag, and what Node-RED 5 asks for. */
const NEEDED = { major: 22, minor: 13 };

/** One sentence when this Node is too old to run the project, else null. */
export function nodeTooOld(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > NEEDED.major || (major === NEEDED.major && minor >= NEEDED.minor)) return null;
  return `Dunlock needs Node ${NEEDED.major}.${NEEDED.minor} or later and this is ${version}: run it by \`npm start\` after \`npm ci\`, which bring Node 24 along, or install a newer Node.`;
}
