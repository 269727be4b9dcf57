import { parseAst } from 'rolldown/parseAst';
import { isNode, type Node, text, walk } from './tree.ts';

/** One module that a file names, however it does: import, re-export, `import()`, `require()`, or `import('…').T` in a type. */
export interface ImportSite {
  readonly specifier: string;
  readonly line: number;
  /** Erased when the program runs. */
  readonly typeOnly: boolean;
  /** Imported names; empty for whole-module imports. */
  readonly names: readonly string[];
}

/** Something that a pure file may not touch: the machine's time, chance, timers, the process, the network. */
export interface ImpureUse {
  readonly what: string;
  readonly line: number;
}

export interface Scan {
  readonly imports: readonly ImportSite[];
  readonly impure: readonly ImpureUse[];
}

/** Members that bring the machine's time or chance in. */
const IMPURE_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  Date: ['now'],
  Math: ['random'],
  Temporal: ['Now'],
  performance: ['now', 'timeOrigin'],
  crypto: ['randomUUID', 'getRandomValues'],
};
const IMPURE_CALLS = ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'fetch', 'Date'];

/**
 * Reads one TypeScript file.
 * @throws SyntaxError-like errors of the parser
 */
export function scan(source: string): Scan {
  const imports: ImportSite[] = [];
  const impure: ImpureUse[] = [];
  const lineOf = (node: Node): number => source.slice(0, node.start).split('\n').length;
  for (const node of walk(parseAst(source, { lang: 'ts' }))) {
    const found = importOf(node);
    if (found !== null) imports.push({ ...found, line: lineOf(node) });
    const what = impurity(node);
    if (what !== null) impure.push({ what, line: lineOf(node) });
  }
  return { imports, impure };
}

function importOf(node: Node): Omit<ImportSite, 'line'> | null {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration': {
      const specifier = literal(node.source);
      if (specifier === null) return null;
      const parts = Array.isArray(node.specifiers) ? node.specifiers.filter(isNode) : [];
      const whole = node.importKind === 'type' || node.exportKind === 'type';
      const each = parts.length > 0 && parts.every((part) => part.importKind === 'type' || part.exportKind === 'type');
      return { specifier, typeOnly: whole || each, names: parts.map(nameOf).filter((name) => name !== '') };
    }
    case 'ImportExpression':
    case 'TSImportType': {
      const specifier = literal(node.source) ?? literal(node.argument);
      return specifier === null ? null : { specifier, typeOnly: node.type === 'TSImportType', names: [] };
    }
    case 'CallExpression': {
      const specifier = text(node.callee, 'name') === 'require' ? literal(first(node.arguments)) : null;
      return specifier === null ? null : { specifier, typeOnly: false, names: [] };
    }
    default:
      return null;
  }
}

function impurity(node: Node): string | null {
  if (node.type === 'MemberExpression') {
    const owner = text(node.object, 'name');
    const member = text(node.property, 'name') || text(node.property, 'value');
    if (owner === 'process') return `process.${member}`;
    return IMPURE_MEMBERS[owner]?.includes(member) === true ? `${owner}.${member}` : null;
  }
  if (node.type === 'NewExpression') {
    const empty = Array.isArray(node.arguments) && node.arguments.length === 0;
    return empty && text(node.callee, 'name') === 'Date' ? 'new Date()' : null;
  }
  if (node.type === 'CallExpression') {
    const name = text(node.callee, 'name');
    return IMPURE_CALLS.includes(name) ? `${name}()` : null;
  }
  return null;
}

function nameOf(part: Node): string {
  return text(part.imported, 'name') || text(part.local, 'name');
}

function literal(value: unknown): string | null {
  return isNode(value) && typeof value.value === 'string' ? value.value : null;
}

function first(list: unknown): unknown {
  return Array.isArray(list) ? list[0] : undefined;
}
