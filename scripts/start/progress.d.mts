export type StartStep = 'packages' | 'build' | 'demo';
export type StartLanguage = 'fr' | 'nl' | 'de' | 'en';

export function systemLanguage(
  environment: Readonly<Record<string, string | undefined>>,
): StartLanguage;

export function during<Result>(
  step: StartStep,
  work: () => Result | Promise<Result>,
  options: {
    readonly language: StartLanguage;
    readonly write?: (line: string) => void;
    readonly every?: number;
  },
): Promise<Result>;
