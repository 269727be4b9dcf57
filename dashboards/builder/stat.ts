import {
  BigValueColorMode,
  BigValueGraphMode,
  BigValueJustifyMode,
  BigValueTextMode,
  FieldColorModeId,
  type Panel,
  type ThresholdsConfig,
  VizOrientation,
} from '@grafana/schema';
import { frame, type PanelText, type Sized } from './panel.ts';
import type { InfluxTarget } from './target.ts';

export interface StatStyle {
  readonly width?: number;
  readonly height?: number;
  readonly thresholds: ThresholdsConfig;
  /** Ends of the scale, e.g. 0 and 1 for a share. */
  readonly max?: number;
  /** What one number says of the curve. */
  readonly calc?: 'lastNotNull' | 'sum' | 'mean' | 'max';
}

/** One number with its curve behind it, coloured by what it means. */
export function stat(text: PanelText, target: InfluxTarget, style: StatStyle): Sized {
  const panel: Panel = {
    ...frame('stat', text, [target], {
      min: 0,
      ...(style.max === undefined ? {} : { max: style.max }),
      noValue: '–',
      color: { mode: FieldColorModeId.Thresholds },
      thresholds: style.thresholds,
    }),
    options: {
      reduceOptions: { calcs: [style.calc ?? 'lastNotNull'], fields: '', values: false },
      colorMode: BigValueColorMode.Value,
      graphMode: BigValueGraphMode.Area,
      justifyMode: BigValueJustifyMode.Auto,
      orientation: VizOrientation.Auto,
      textMode: BigValueTextMode.Auto,
      wideLayout: true,
    },
  };
  return { width: style.width ?? 4, height: style.height ?? 4, panel };
}
