import type { Opening } from '../../domain/session/service.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { qualityText } from '../parts/quality.ts';

export interface ChoiceView {
  readonly value: string;
  readonly text: string;
  readonly selected: boolean;
}

export interface QualityView {
  readonly qualities: readonly ChoiceView[];
  /** 'only': there is no other; 'stated': shown as text, which can be changed; 'asked': unknown, so the user chooses one. */
  readonly quality: 'only' | 'stated' | 'asked';
}

/** A choice of eleven is no question for every morning: it is asked only where host and certificate do not answer it. */
export function qualityView(
  page: PageLocals,
  { qualities, qualityStated }: Opening,
  typed: { readonly quality: string } | null,
): QualityView {
  const known = qualities.length === 1 || qualityStated;
  const selected =
    typed === null || typed.quality === '' ? (known ? qualities[0] : undefined) : typed.quality;
  return {
    quality: qualities.length === 1 ? 'only' : known ? 'stated' : 'asked',
    qualities: qualities.map((quality) => ({
      value: quality,
      text: qualityText(page, quality),
      selected: quality === selected,
    })),
  };
}
