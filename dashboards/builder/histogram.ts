import { FieldColorModeId, LegendDisplayMode, type Panel, SortOrder, TooltipDisplayMode } from '@grafana/schema';
import { frame, type PanelText, type Sized } from './panel.ts';
import type { InfluxTarget } from './target.ts';

/** How many rows fall into each range of a value from 0 to 1. */
export function histogram(text: PanelText, target: InfluxTarget, style: { width?: number; height?: number; bucketSize: number }): Sized {
  const panel: Panel = {
    ...frame('histogram', text, [target], {
      min: 0,
      max: 1,
      color: { mode: FieldColorModeId.PaletteClassic },
      custom: { fillOpacity: 70, lineWidth: 1 },
    }),
    options: {
      bucketSize: style.bucketSize,
      bucketOffset: 0,
      combine: false,
      legend: { showLegend: true, displayMode: LegendDisplayMode.List, placement: 'bottom', calcs: [] },
      tooltip: { mode: TooltipDisplayMode.Multi, sort: SortOrder.None },
    },
  };
  return { width: style.width ?? 8, height: style.height ?? 8, panel };
}
