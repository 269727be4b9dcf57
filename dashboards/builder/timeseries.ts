import {
  FieldColorModeId,
  GraphDrawStyle,
  type GraphFieldConfig,
  LegendDisplayMode,
  LineInterpolation,
  type Panel,
  SortOrder,
  StackingMode,
  TooltipDisplayMode,
  VisibilityMode,
} from '@grafana/schema';
import { frame, type PanelText, type Sized } from './panel.ts';
import type { InfluxTarget } from './target.ts';

export interface TimeseriesStyle {
  readonly width?: number;
  readonly height?: number;
  /** `lines` for a state over time, `bars` for what happened in each step. */
  readonly draw?: 'lines' | 'bars';
  /** Only where the sum means something: parts of one whole. */
  readonly stack?: boolean;
  readonly max?: number;
  /** Numbers in the legend: the last value of a state, the sum of what happened. */
  readonly legend?: readonly ('lastNotNull' | 'sum' | 'max' | 'mean')[];
}

/** Curves or bars over time, from zero, with a legend and a tooltip that names every series. */
export function timeseries(text: PanelText, targets: readonly InfluxTarget[], style: TimeseriesStyle = {}): Sized {
  const bars = style.draw === 'bars';
  const custom: GraphFieldConfig = {
    drawStyle: bars ? GraphDrawStyle.Bars : GraphDrawStyle.Line,
    lineInterpolation: bars ? LineInterpolation.Linear : LineInterpolation.StepAfter,
    lineWidth: 1,
    fillOpacity: bars || style.stack === true ? 70 : 10,
    showPoints: VisibilityMode.Never,
    spanNulls: !bars,
    stacking: { group: 'A', mode: style.stack === true ? StackingMode.Normal : StackingMode.None },
  };
  const panel: Panel = {
    ...frame('timeseries', text, targets, {
      min: 0,
      ...(style.max === undefined ? {} : { max: style.max }),
      color: { mode: FieldColorModeId.PaletteClassicByName },
      custom: { ...custom },
    }),
    options: {
      legend: { showLegend: true, displayMode: LegendDisplayMode.List, placement: 'bottom', calcs: [...(style.legend ?? [])] },
      tooltip: { mode: TooltipDisplayMode.Multi, sort: SortOrder.Descending },
    },
  };
  return { width: style.width ?? 12, height: style.height ?? 8, panel };
}
