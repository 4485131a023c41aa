export declare const sizes: {
  readonly filesPerFolder: number;
  readonly filesWithoutReadme: number;
  readonly linesPerFile: number;
  readonly medianLines: number;
};
export declare function checkRooms(root: string, files: readonly string[]): string[];
