import type { Board, Breach } from './board.ts';
import { dashboardRules } from './dashboard-rules.ts';
import { panelRules } from './panel-rules.ts';
import { type Catalogue, queryRules } from './query-rules.ts';
import { variableRules } from './variable-rules.ts';

/** Every rule that one dashboard breaks. @param file its name without `.json` */
export function breachesOf(board: Board, file: string, catalogue: Catalogue): Breach[] {
  return [...dashboardRules(board, file), ...variableRules(board), ...panelRules(board), ...queryRules(board, catalogue)];
}
