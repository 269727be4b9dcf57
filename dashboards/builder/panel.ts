import { type FieldConfig, type Panel, type ThresholdsConfig, ThresholdsMode } from '@grafana/schema';
import { DATASOURCE, type InfluxTarget } from './target.ts';

/** What every panel says of itself. `id` never changes: links and alerts name it. */
export interface PanelText {
  readonly id: number;
  readonly title: string;
  /** What it shows and what a reader should do about it. */
  readonly description: string;
  readonly unit: string;
  readonly decimals?: number;
  /** The data's own step: no bucket is finer than it. */
  readonly interval?: string;
}

/** A panel with its size, not yet placed. */
export interface Sized {
  readonly width: number;
  readonly height: number;
  readonly panel: Panel;
}

/** Steps of colour by meaning; the first has no value, as it begins at minus infinity. */
export function thresholds(first: string, ...steps: readonly (readonly [value: number, color: string])[]): ThresholdsConfig {
  return {
    mode: ThresholdsMode.Absolute,
    steps: [{ color: first, value: null }, ...steps.map(([value, color]) => ({ color, value }))],
  };
}

/** The frame that all kinds of panels share. */
export function frame(type: string, text: PanelText, targets: readonly InfluxTarget[], defaults: FieldConfig): Panel {
  return {
    id: text.id,
    type,
    title: text.title,
    description: text.description,
    datasource: DATASOURCE,
    ...(text.interval === undefined ? {} : { interval: text.interval }),
    fieldConfig: {
      defaults: { unit: text.unit, ...(text.decimals === undefined ? {} : { decimals: text.decimals }), ...defaults },
      overrides: [],
    },
    targets: targets.map((target) => ({ ...target })),
  };
}
