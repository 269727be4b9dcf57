import { parseAst } from 'rolldown/parseAst';
import { isNode, type Node, text, walk } from './tree.ts';

/** Where a number that is not whole could come from. */
export interface FloatUse {
  readonly what: string;
  readonly line: number;
}

const CALLS: readonly string[] = ['parseFloat', 'toFixed', 'toPrecision', 'round', 'floor', 'ceil', 'trunc', 'fround', 'sqrt', 'pow'];

/**
 * Finds what could bring a fraction into whole minor units: a division or power of numbers, a literal with a point, rounding and reading of floats.
 * A division that names a bigint (`2n * a / b`) is exact and stays: the compiler lets no number stand beside it.
 */
export function floatsIn(source: string): FloatUse[] {
  const found: FloatUse[] = [];
  for (const node of walk(parseAst(source, { lang: 'ts' }))) {
    const what = floatUse(node, source);
    if (what !== null) found.push({ what, line: source.slice(0, node.start).split('\n').length });
  }
  return found;
}

function floatUse(node: Node, source: string): string | null {
  switch (node.type) {
    case 'BinaryExpression':
    case 'AssignmentExpression': {
      const operator = text(node, 'operator').replace('=', '');
      return ['/', '**'].includes(operator) && !namesBigint(node) ? `the operator ${operator}` : null;
    }
    case 'Literal': {
      const raw = typeof node.value === 'number' && typeof node.end === 'number' ? source.slice(node.start, node.end) : '';
      return /^[\d_]*\.[\d_]|^[\d._]+e/i.test(raw) ? `the literal ${raw}` : null;
    }
    case 'CallExpression': {
      const name = text(node.callee, 'name') || (isNode(node.callee) ? text(node.callee.property, 'name') : '');
      return CALLS.includes(name) ? `${name}()` : null;
    }
    default:
      return null;
  }
}

function namesBigint(node: Node): boolean {
  for (const part of walk(node)) if (part.type === 'Literal' && typeof part.value === 'bigint') return true;
  return false;
}
