import type { Rule } from 'eslint';

export declare const wordGroups: readonly {
  readonly words: readonly string[];
  readonly instead: string;
}[];
export declare const avoidedWords: readonly string[];
export declare const plainWords: {
  readonly rules: {
    readonly names: Rule.RuleModule;
    readonly texts: Rule.RuleModule;
    readonly titles: Rule.RuleModule;
  };
};
