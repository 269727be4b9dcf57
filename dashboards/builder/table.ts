import { FieldColorModeId, type Panel, type ThresholdsConfig } from '@grafana/schema';
import { frame, type PanelText, type Sized, thresholds } from './panel.ts';
import type { InfluxTarget } from './target.ts';

export interface TableStyle {
  readonly width?: number;
  readonly height?: number;
  /** Column to sort by, and whether the largest comes first. */
  readonly sortBy: string;
  readonly descending: boolean;
  readonly thresholds?: ThresholdsConfig;
}

/** Rows by tag. The time of an aggregate says nothing, so that column is left out. */
export function table(text: PanelText, target: InfluxTarget, style: TableStyle): Sized {
  const panel: Panel = {
    ...frame('table', text, [target], {
      color: { mode: FieldColorModeId.Thresholds },
      thresholds: style.thresholds ?? thresholds('text'),
      custom: { align: 'auto', filterable: true },
    }),
    transformations: [{ id: 'organize', options: { excludeByName: { Time: true }, indexByName: {}, renameByName: {} } }],
    options: { showHeader: true, cellHeight: 'sm', frameIndex: 0, sortBy: [{ displayName: style.sortBy, desc: style.descending }] },
  };
  return { width: style.width ?? 8, height: style.height ?? 8, panel };
}
