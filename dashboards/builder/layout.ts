import type { Panel, RowPanel } from '@grafana/schema';
import type { Sized } from './panel.ts';

/** Grafana's grid. */
export const COLUMNS = 24;

/** A heading and the panels below it, from left to right, wrapped where the grid ends. */
export interface Section {
  readonly id: number;
  /** Empty for panels without a heading (the first ones). */
  readonly title: string;
  readonly panels: readonly Sized[];
}

/** Gives every panel its place: sections one under the other, no overlap, nothing beyond the grid. */
export function place(sections: readonly Section[]): (Panel | RowPanel)[] {
  const placed: (Panel | RowPanel)[] = [];
  let y = 0;
  for (const { id, title, panels } of sections) {
    if (title !== '') {
      placed.push({ id, type: 'row', title, collapsed: false, gridPos: { x: 0, y, w: COLUMNS, h: 1 }, panels: [] });
      y += 1;
    }
    let x = 0;
    let tallest = 0;
    for (const { width, height, panel } of panels) {
      if (x + width > COLUMNS) {
        y += tallest;
        x = 0;
        tallest = 0;
      }
      placed.push({ ...panel, gridPos: { x, y, w: width, h: height } });
      x += width;
      tallest = Math.max(tallest, height);
    }
    y += tallest;
  }
  return placed;
}
